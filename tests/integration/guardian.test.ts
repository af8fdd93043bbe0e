import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freePort } from '@/lib/processes/free-port';
import { isAlive } from '@/lib/processes/process-identity';

type Run = { supervisor: string; guardian: string };

const LIMIT = { timeout: 30_000, interval: 50 };
let root: string;
let start: ChildProcess;

/** A checkout of its own with the real scripts/start.mjs and a platform that looks after nothing. */
beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'guardian-')));
  mkdirSync(join(root, 'scripts'));
  for (const file of ['start.mjs', 'bootstrap.mjs', 'server-only.ts'])
    cpSync(join('scripts', file), join(root, 'scripts', file));
  cpSync('tests/fixtures/guarded-platform.ts', join(root, 'scripts/platform.ts'));
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.scripts.json'])
    cpSync(file, join(root, file));
  for (const folder of ['node_modules', 'lib']) symlinkSync(join(process.cwd(), folder), join(root, folder));
  const env = { ...process.env, PORT: String(await freePort()) };
  start = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: 'inherit' });
});

afterEach(async () => {
  const run = written();
  for (const identity of run ? [run.guardian, run.supervisor] : [])
    if (isAlive(identity)) kill(identity, 'SIGKILL');
  start.kill('SIGKILL');
  rmSync(root, { recursive: true });
});

function written(): Run | null {
  try {
    return JSON.parse(readFileSync(join(root, '.data/run.json'), 'utf8'));
  } catch {
    return null;
  }
}

function kill(identity: string, signal: NodeJS.Signals): void {
  process.kill(Number(identity.split('@')[0]), signal);
}

/** What runs once both are there, and neither is one of the killed. */
function running(...killed: string[]): Promise<Run> {
  return vi.waitFor(() => {
    const run = written();
    if (!run || !isAlive(run.supervisor) || !isAlive(run.guardian)) throw new Error('not both of them run');
    expect(killed).not.toContain(run.supervisor);
    expect(killed).not.toContain(run.guardian);
    return run;
  }, LIMIT);
}

it('starts the supervisor again, whichever of the two was killed before, and ends with it', {
  timeout: 90_000,
}, async () => {
  const first = await running();
  kill(first.guardian, 'SIGKILL');
  const second = await running(first.guardian);
  expect(second.supervisor).toBe(first.supervisor);

  kill(second.supervisor, 'SIGKILL');
  const third = await running(second.supervisor);
  expect(third.guardian).toBe(second.guardian);

  kill(third.supervisor, 'SIGTERM');
  await vi.waitFor(() => expect([third.supervisor, third.guardian].filter(isAlive)).toEqual([]), LIMIT);
  expect(written()).toBeNull();
});
