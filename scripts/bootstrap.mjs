// Plain JavaScript on Node alone: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = [20, 9];
const INTERRUPT_MS = 2000;

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(
    `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer, 20 LTS is what we test with.`,
  );
}

/** npm writes what it installed beside it, as its last act: an install that was interrupted has no such list. */
function isInstalled() {
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || installed[path]?.version === version,
  );
}

/**
 * Installs what package-lock.json names, when something of it is missing. No package's install script runs: one would
 * compile and two would download; what we need of them we do ourselves (lib/processes/postgres-home.ts).
 */
export async function ensureDependencies() {
  if (isInstalled()) return;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stdout.write('· Installing dependencies (a minute or two, only this once) …\n');
  const ticking = setInterval(() => process.stdout.write(`  still installing, ${seconds()} s\n`), 15_000);
  const code = await runNpm([
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ]);
  clearInterval(ticking);
  if (code !== 0)
    fail('npm ci failed, see above: check the network and the disk, then run the same command again.');
  process.stdout.write(`✓ Installing dependencies (${seconds()} s)\n`);
}

function runNpm(args) {
  const npm = process.env.npm_execpath;
  const isScript = npm?.endsWith('.js') || npm?.endsWith('.cjs');
  const [command, first] = isScript ? [process.execPath, [npm]] : ['npm', []];
  // NODE_ENV=production would leave out the tools that build and test.
  const env = { ...process.env, NODE_ENV: 'development' };
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  });
  let interrupted = false;
  // npm first takes back what it did, for minutes: what it leaves is removed by the next install, so it need not.
  const passOn = (signal) => {
    child.kill(interrupted ? 'SIGKILL' : signal);
    interrupted = true;
    setTimeout(() => child.kill('SIGKILL'), INTERRUPT_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`npm could not be run: ${error.message}`));
    child.once('exit', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(each, passOn);
      if (interrupted) process.exit(130);
      if (signal) fail(`npm ci was ended by ${signal}: run the same command again.`);
      resolve(code);
    });
  });
}

/** Arguments and environment that let Node run our TypeScript. */
export function typescript(script, args = []) {
  return {
    args: ['--import', 'tsx', join(root, 'scripts', script), ...args],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.scripts.json') },
  };
}
