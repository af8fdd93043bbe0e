import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';

export type Timed = { times: number[]; failures: Map<string, number>; seconds: number };

type Work = (number: number) => Promise<void>;

/** Does the work over and over by `hands` at once for `seconds`: how fast it can go. */
export async function flatOut(hands: number, seconds: number, work: Work): Promise<Timed> {
  const timed: Timed = { times: [], failures: new Map(), seconds: 0 };
  const started = performance.now();
  let number = 0;
  const hand = async () => {
    while (performance.now() - started < seconds * 1000) await timeOne(timed, work, number++);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  timed.seconds = (performance.now() - started) / 1000;
  return timed;
}

/**
 * Begins the work at a fixed rate, whether earlier ones are done or not, and counts each from the moment it was due: an
 * overload shows as time instead of hiding in a slower client.
 */
export async function atRate(perSecond: number, seconds: number, work: Work): Promise<Timed> {
  const timed: Timed = { times: [], failures: new Map(), seconds };
  const started = performance.now();
  const underWay: Promise<void>[] = [];
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = started + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    underWay.push(timeOne(timed, work, number, due));
  }
  await Promise.all(underWay);
  return timed;
}

/** One after the other. */
export async function inTurn(count: number, work: Work): Promise<Timed> {
  const timed: Timed = { times: [], failures: new Map(), seconds: 0 };
  const started = performance.now();
  for (let number = 0; number < count; number += 1) await timeOne(timed, work, number);
  timed.seconds = (performance.now() - started) / 1000;
  return timed;
}

async function timeOne(timed: Timed, work: Work, number: number, since = performance.now()): Promise<void> {
  try {
    await work(number);
    timed.times.push(performance.now() - since);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    timed.failures.set(what, (timed.failures.get(what) ?? 0) + 1);
  }
}

/** Failures in words, or nothing: a figure with failures must say so. */
export function failureNote({ failures }: Timed): string | undefined {
  if (failures.size === 0) return undefined;
  return `FAILURES ${[...failures].map(([what, count]) => `${count} × ${what}`).join('; ')}`;
}
