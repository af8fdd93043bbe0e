import 'server-only';
import { followTime } from '@/lib/clock';
import { logger } from '@/lib/logger';
import { db } from './client';
import { withinPatience } from './unavailable';

const EVERY_MS = 10_000;
/** A start waits no longer: what is decided by time is written down, and for that the database must be there. */
const FIRST_MS = 3_000;
/** Connecting is slow, and then other things begin: of some looks one is exact. */
const FIRST_LOOKS = 3;
/** It says milliseconds. */
const ROUNDED_MS = 1;

const store = globalThis as unknown as { followsDatabaseClock?: boolean };

/**
 * Makes this process count time from the database's clock, for as long as it lives. Several web processes and the
 * worker then agree on what is over and what came first, whatever their own clocks say.
 */
export async function followDatabaseClock(): Promise<void> {
  if (store.followsDatabaseClock) return;
  store.followsDatabaseClock = true;
  await Promise.race([
    lookAgainAndAgain(FIRST_LOOKS),
    new Promise((resolve) => setTimeout(resolve, FIRST_MS).unref()),
  ]);
}

async function lookAgainAndAgain(looks = 1): Promise<void> {
  try {
    for (let look = 0; look < looks; look += 1) await lookAtClock();
  } catch (error) {
    logger.warn({ err: error }, 'the database did not say what time it is');
  }
  setTimeout(() => void lookAgainAndAgain(), EVERY_MS).unref();
}

/** It said so somewhere between question and answer. */
async function lookAtClock(): Promise<void> {
  const asked = performance.now();
  const [row] = await withinPatience(db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`);
  const since = performance.now();
  const half = (since - asked) / 2;
  if (row) followTime({ at: row.at.getTime() + half, since, offBy: half + ROUNDED_MS });
}

/** Whether a statement is this look, which no page asks for. */
export const isLookAtClock = (statement: string): boolean => statement === 'SELECT clock_timestamp() AS "at"';
