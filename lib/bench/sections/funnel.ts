import 'server-only';
import { newBrowserKey } from '@/lib/browser-key';
import type { Bench } from '../bench';
import { spreadOf } from '../percentiles';
import { atRate, failureNote, flatOut, type Timed } from '../timed';
import { browserAt } from './orders';

const HANDS = 32;
/** What a visit reports at a time: it flushes every two seconds. */
const EVENTS_A_BEACON = 5;
const AIM = 2_500;

/** Form events taken in and found again, against the same number of beacons that are too malformed to be stored. */
export async function measureFunnel(bench: Bench): Promise<void> {
  const seconds = Math.max(bench.options.seconds, 10);
  const send = (events: object[], expected: number) => async (number: number) => {
    // 120 beacons a minute are an address's share.
    const browser = browserAt(bench.base, 1_000_000 + (number % 60_000));
    const body = JSON.stringify({ visitId: newBrowserKey(), form: 'hosting_order', locale: 'fr', events });
    const { status } = await browser.post('/api/pulse/forms', body, {
      'Content-Type': 'text/plain;charset=UTF-8',
    });
    if (status !== expected) throw new Error(`answered ${status}`);
  };
  const beacon = send(events(), 204);
  for (let count = 0; count < 100; count += 1) await beacon(count);
  const refused = await flatOut(HANDS, Math.min(5, seconds), send([], 400));
  const before = await countEvents(bench);
  const taken = await flatOut(HANDS, seconds, beacon);
  const afterwards = await countEvents(bench);
  bench.report({
    name: `form events taken in, ${HANDS} at once, ${EVENTS_A_BEACON} a beacon`,
    value: eventsPerSecond(taken),
    unit: '/s',
    budget: { least: AIM },
    against: { name: 'the same beacons refused unread', value: eventsPerSecond(refused), unit: '/s' },
    note: failureNote(taken),
  });
  const paced = await atRate(AIM / EVENTS_A_BEACON, seconds, beacon);
  const { p50, p95 } = spreadOf(paced.times);
  bench.report({
    name: `beacon at ${AIM} events/s, p95`,
    value: p95,
    unit: 'ms',
    note: failureNote(paced) ?? `p50 ${p50.toFixed(1)} ms`,
  });
  const acknowledged = (taken.times.length + paced.times.length) * EVENTS_A_BEACON;
  const stored = (await countEvents(bench)) - before;
  bench.report({
    name: 'acknowledged form events lost',
    value: acknowledged - stored,
    unit: 'events',
    budget: { most: 0 },
    note: `of ${acknowledged}, ${afterwards - before} after the first run`,
  });
}

const eventsPerSecond = ({ times, seconds }: Timed): number => (times.length * EVENTS_A_BEACON) / seconds;

async function countEvents({ sql }: Bench): Promise<number> {
  return (await sql.query('SELECT count(*)::int AS "count" FROM "FormEvent"')).rows[0].count;
}

function events(): object[] {
  const at = Date.now();
  return [
    { kind: 'view', seq: 0, at },
    { kind: 'start', seq: 1, at },
    ...Array.from({ length: EVENTS_A_BEACON - 2 }, (_, step) => ({ kind: 'step', seq: step + 2, at, step })),
  ];
}
