import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from '@/lib/processes/file-lock';
import type { Checkout } from './checkout';

/** PostgreSQL stands still while the work goes on: it takes connections and questions, and answers nothing. */
export async function whileFrozen(platform: Checkout, work: () => Promise<void>): Promise<void> {
  const [postmaster = 0] = platform.pidsOf('postgres');
  // The postmaster first, so that it makes no more of them.
  send([postmaster], 'SIGSTOP');
  const children = childrenOf(postmaster);
  send(children, 'SIGSTOP');
  try {
    await work();
  } finally {
    send([...children, postmaster], 'SIGCONT');
  }
}

/** PostgreSQL is dead while the work goes on: its restart waits for the lock of whoever starts it. */
export async function whileDead(platform: Checkout, work: () => Promise<void>): Promise<void> {
  await withFileLock(join(platform.folder, '.data/postgres.lock'), async () => {
    platform.kill('postgres');
    await sleep(500);
    await work();
  });
}

function send(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended meanwhile.
    }
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === parent)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    // The name before it, in brackets, may hold anything.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return 0;
  }
}
