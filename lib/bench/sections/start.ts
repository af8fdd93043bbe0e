import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@/lib/processes/free-port';
import type { Bench } from '../bench';

const MOST_SECONDS = 6;
const PATIENCE_MS = 300_000;
const TIMES = 3;
/** Not the program's: somebody's data, and what is linked instead of copied. */
const LEFT_OUT = new Set(['.data', '.git', 'node_modules']);

/** `npm start` in a copy of this checkout: the first time with its build there, then again. */
export async function measureStart(bench: Bench): Promise<void> {
  const copy = join(bench.folder, 'checkout');
  mkdirSync(copy);
  for (const name of readdirSync(bench.root)) {
    if (!LEFT_OUT.has(name)) cpSync(join(bench.root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(bench.root, 'node_modules'), join(copy, 'node_modules'));
  const first = await startOnce(copy);
  bench.report({
    name: 'first start with a build, database made and filled, to a served page',
    value: first,
    unit: 's',
  });
  const again: number[] = [];
  for (let count = 0; count < TIMES; count += 1) again.push(await startOnce(copy));
  bench.report({
    name: 'npm start again, to a served page',
    value: Math.max(...again),
    unit: 's',
    budget: { most: MOST_SECONDS },
    note: `slowest of ${TIMES}`,
  });
}

/** Seconds from the command to the first page that comes back whole. */
async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _database, APP_URL: _address, ...env } = process.env;
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  try {
    while (performance.now() - started < PATIENCE_MS) {
      const isServed = await fetch(`http://127.0.0.1:${port}/`).then(
        async (response) => response.status === 200 && (await response.text()).includes('</html>'),
        () => false,
      );
      if (isServed) return (performance.now() - started) / 1000;
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('npm start served no page in time');
  } finally {
    await end(child);
  }
}

/** As Ctrl-C does: the whole group hears it, and stops in order. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.pid) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await ended;
}
