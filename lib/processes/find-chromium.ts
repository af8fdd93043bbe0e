import 'server-only';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { type Say, StartRefusal, step } from './steps';

// The shell first: the same engine without a window around it, at half the work for each page.
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';
const USUAL_PLACES = [
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where Chromium is: CHROMIUM_PATH, the usual places, or Playwright's own. Null when there is none. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new StartRefusal(`CHROMIUM_PATH is ${given}, which does not exist.`);
    return given;
  }
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null;
}

/**
 * Finds Chromium. Root on Debian is given its headless shell, or the whole of it where there is none; anybody else who
 * has none is told exactly what to install.
 */
export async function requireChromium(say: Say): Promise<string> {
  const found = findChromium();
  if (found && (process.env.CHROMIUM_PATH || found === HEADLESS_SHELL)) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const choices = ['chromium-headless-shell', ...(found ? [] : ['chromium'])];
    await step(say, `Installing Chromium (apt-get install ${choices[0]})`, async () => install(choices));
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new StartRefusal(
    'The end-to-end tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: npx playwright install --with-deps chromium, or set CHROMIUM_PATH to a Chrome or Chromium.',
  );
}

/** The first of these that this system has. */
function install(choices: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  for (const choice of choices) {
    const { status } = apt('install', '-y', '-qq', '--no-install-recommends', choice, 'fonts-liberation');
    if (status === 0) return;
  }
}
