import 'server-only';
import type { PlainBrowser } from '@/lib/simulation/plain-browser';
import type { Bench } from './bench';
import { percentile } from './percentiles';
import { plansOf, queriesOf } from './plans';
import type { TappedWeb } from './tapped-web';
import { inTurn } from './timed';

const WARM_UP = 5;
const TIMES = 40;

export type PageFigures = { p50: number; p95: number; queries: number; plan: string };

/** Time to the whole answer of a page, one request after the other, and what it asks of the database. */
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
  for (let count = 0; count < WARM_UP; count += 1) await open();
  const timed = await inTurn(TIMES, open);
  if (timed.failures.size > 0) throw new Error([...timed.failures.keys()].join('; '));
  const queries = queriesOf(await tapped.statementsOf(path, person.cookieHeader));
  return {
    p50: percentile(timed.times, 0.5),
    p95: percentile(timed.times, 0.95),
    queries: queries.length,
    plan: await plansOf(bench.sql, queries),
  };
}
