import 'server-only';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { type Say, StartRefusal, step } from './steps';

const USUAL_PLACES = [
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

/** Finds Chromium, or installs Debian's when this is root on such a system, or says exactly what to install. */
export async function requireChromium(say: Say): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await step(say, 'Installing Chromium (apt-get install chromium)', async () => installChromium());
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new StartRefusal(
    'The end-to-end tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: npx playwright install --with-deps chromium, or set CHROMIUM_PATH to a Chrome or Chromium.',
  );
}

function installChromium(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
