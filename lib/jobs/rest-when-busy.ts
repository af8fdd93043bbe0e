import 'server-only';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Nanoseconds since this process began: it ran, and it could have run but others had the processors. */
export type Scheduling = { ran: number; waited: number };

const LOOK_EVERY_MS = 500;
const REST_MS = 250;
/** A third of the time spent in line: others want more than there is. */
const BUSY_SHARE = 1 / 3;
/** Less than this says nothing about the machine. */
const LEAST_NS = 20_000_000;

/** Whether the machine had less than all its processes wanted, between two looks; null when too little happened. */
export function wasBusy(before: Scheduling, after: Scheduling): boolean | null {
  const ran = after.ran - before.ran;
  const waited = after.waited - before.waited;
  return ran + waited < LEAST_NS ? null : waited / (ran + waited) > BUSY_SHARE;
}

/** The main thread's own record on Linux; null elsewhere. */
function scheduling(): Scheduling | null {
  try {
    const [ran, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number);
    return ran === undefined || waited === undefined ? null : { ran, waited };
  } catch {
    return null;
  }
}

let seen: { at: number; scheduling: Scheduling } | null = null;
let busy = false;

/**
 * For work that nobody waits for: where pages and orders want more than the machine has, a moment's rest, so that it
 * costs the database less of theirs too. Its own low priority does not reach as far as the database.
 */
export async function restWhenBusy(): Promise<void> {
  const at = performance.now();
  if (!seen || at - seen.at >= LOOK_EVERY_MS) {
    const now = scheduling();
    if (!now) return;
    const verdict = seen ? wasBusy(seen.scheduling, now) : false;
    if (verdict !== null) {
      busy = verdict;
      seen = { at, scheduling: now };
    }
  }
  if (busy) await sleep(REST_MS);
}
