import 'server-only';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isAlive } from './process-identity';

/** Runs `work` while no other process holds the file. A holder that was killed holds nothing. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryLock(file)) await sleep(50);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, identityOf(process.pid) ?? '');
  try {
    // A link appears with its content at once, so nobody ever reads a half-written lock.
    linkSync(mine, file);
    return true;
  } catch {
    if (!isAlive(readLock(file))) removeStale(file, `${mine}.stale`);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Another process may have put its own lock in the place of the dead one by now: then it is given back. */
function removeStale(file: string, aside: string): void {
  try {
    renameSync(file, aside);
    if (isAlive(readLock(aside))) linkSync(aside, file);
  } catch {
    // Somebody else removed it, or took it in the meantime.
  } finally {
    rmSync(aside, { force: true });
  }
}

function readLock(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
