import 'server-only';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isAlive } from './process-identity';
import { StartRefusal } from './steps';

type RunFile = {
  /** A copied `.data` brings along the file of a platform that is not this checkout's. */
  checkout: string;
  supervisor: string;
  guardian: string;
  children: string[];
  port: number;
  address: string;
};

/** Read once: after its death the system shows another parent. */
let guardian = identityOf(process.ppid) ?? '';
const TAKE_OVER_MS = 45_000;
const LEFTOVER_MS = 6_000;

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'run.json');
}

export function writeRunFile(dataFolder: string, port: number, address: string, childPids: number[]): void {
  write(dataFolder, {
    checkout: dataFolder,
    supervisor: identityOf(process.pid) ?? '',
    guardian,
    children: childPids.flatMap((pid) => identityOf(pid) ?? []),
    port,
    address,
  });
}

/** Another process watches over us now. */
export function recordGuardian(dataFolder: string, pid: number): void {
  guardian = identityOf(pid) ?? '';
  const run = readRunFile(dataFolder);
  if (run) write(dataFolder, { ...run, guardian });
}

function write(dataFolder: string, run: RunFile): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(`${pathOf(dataFolder)}.new`, JSON.stringify(run, null, 2));
  renameSync(`${pathOf(dataFolder)}.new`, pathOf(dataFolder));
}

export function removeRunFile(dataFolder: string): void {
  rmSync(pathOf(dataFolder), { force: true });
}

/** Null when there is none of this checkout, or none that can be read. */
function readRunFile(dataFolder: string): RunFile | null {
  if (!existsSync(pathOf(dataFolder))) return null;
  try {
    const run: RunFile = JSON.parse(readFileSync(pathOf(dataFolder), 'utf8'));
    return run.checkout === dataFolder ? run : null;
  } catch {
    return null;
  }
}

/**
 * Makes this the only platform of the checkout. One that runs under its own `npm start` is left alone and named; one
 * whose `npm start` was killed is asked to end; processes that a killed platform left are ended.
 */
export async function takeOver(dataFolder: string, say: (line: string) => void): Promise<void> {
  const run = readRunFile(dataFolder);
  if (!run) return;
  if (isAlive(run.supervisor)) {
    const pid = Number(run.supervisor.split('@')[0]);
    if (isAlive(run.guardian)) {
      throw new StartRefusal(
        `This checkout is running already at ${run.address} (process ${pid}). Stop it first: kill ${pid}`,
      );
    }
    say(`· Ending the platform that an earlier, killed start left running (process ${pid}) …`);
    process.kill(pid, 'SIGTERM');
    if (!(await allEnded([run.supervisor], TAKE_OVER_MS)))
      throw new StartRefusal(`Process ${pid} does not end: kill -9 ${pid}`);
  }
  if (!(await allEnded(run.children, LEFTOVER_MS))) {
    for (const child of run.children)
      if (isAlive(child)) process.kill(Number(child.split('@')[0]), 'SIGKILL');
  }
  removeRunFile(dataFolder);
}

async function allEnded(identities: string[], limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (identities.some(isAlive)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
