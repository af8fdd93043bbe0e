import 'server-only';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, identityOf } from './process-identity';
import { StartRefusal } from './steps';

const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 10_000;

/**
 * The number of the PostgreSQL that serves this cluster, or null. Clears a pid file whose number now belongs to
 * another program, which PostgreSQL itself would take for a running server.
 */
export function livingPostmaster(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (identityOf(pid) !== null && commandOf(pid).includes(`-D ${cluster} `)) return pid;
  rmSync(file, { force: true });
  return null;
}

/** Fast stop: open transactions are rolled back, what was committed stays. Then, if it hangs, as after a power cut. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  if (await ended(cluster, pid, FAST_STOP_MS)) return;
  process.kill(pid, 'SIGQUIT');
  if (await ended(cluster, pid, IMMEDIATE_STOP_MS)) return;
  throw new StartRefusal(`PostgreSQL process ${pid} does not stop: end it by hand, then start again`);
}

async function ended(cluster: string, pid: number, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (livingPostmaster(cluster) !== pid) return true;
    await sleep(25);
  }
  return false;
}

/** Settles when the server that somebody else looks after is gone. Keeps no process alive. */
export async function postmasterGone(cluster: string, pid: number): Promise<void> {
  while (livingPostmaster(cluster) === pid) await sleep(500, undefined, { ref: false });
}
