import 'server-only';
import type { PlainBrowser } from '@/lib/simulation/plain-browser';
import type { Bench } from './bench';
import { percentile } from './percentiles';
import { plansOf, queriesOf } from './plans';
import type { TappedWeb } from './tapped-web';
import { inTurn } from './timed';

/** Openings before a page of one kind counts for the first time in a web process, and before any other. */
const FIRST_WARM_UP = 40;
const WARM_UP = 5;
const TIMES = 60;

export type PageFigures = { first: number; p50: number; p95: number; queries: number; plan: string };

const openedBefore = new Set<string>();

/**
 * Time to the whole answer of a page, one request after the other, and what it asks of the database. A web process that
 * has just started is slower until its code has been translated: that is `first`, the slowest opening before the others.
 */
export async function timePage(
  bench: Bench,
  tapped: TappedWeb,
  person: PlainBrowser,
  path: string,
): Promise<PageFigures> {
  const open = async () => {
    const { status, path: landed } = await person.open(path);
    if (status !== 200 || landed !== path) throw new Error(`${path} led to ${landed} with ${status}`);
  };
  const kind = new URL(path, bench.base).pathname;
  const warmUp = await inTurn(openedBefore.has(kind) ? WARM_UP : FIRST_WARM_UP, open);
  openedBefore.add(kind);
  const timed = await inTurn(TIMES, open);
  for (const { failures } of [warmUp, timed]) {
    if (failures.size > 0) throw new Error([...failures.keys()].join('; '));
  }
  const queries = queriesOf(await tapped.statementsOf(path, person.cookieHeader));
  return {
    first: Math.max(...warmUp.times),
    p50: percentile(timed.times, 0.5),
    p95: percentile(timed.times, 0.95),
    queries: queries.length,
    plan: await plansOf(bench.sql, queries),
  };
}

/** What stands beside a page's p95. */
export function pageNote({ first, p50, plan }: PageFigures): string {
  return `p50 ${p50.toFixed(1)} ms, slowest opening before ${first.toFixed(0)} ms; ${plan}`;
}
