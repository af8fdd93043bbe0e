import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeChance } from '@/lib/chance';
import { Ledger } from './ledger';
import type { PlainBrowser } from './plain-browser';
import { playSeller } from './play-seller';
import { playVisit } from './play-visit';
import { type PulseFigures, readBack, readPulseFigures } from './read-back';
import { reportOf } from './report';
import { type Credentials, signIn } from './staff-session';
import { gapMs, planVisit, VISITS_PER_ORDER } from './visit-plan';

export type SimulationOptions = {
  base: string;
  ordersPerSecond: number;
  minutes: number;
  seed: number;
  admin: Credentials;
  sellers: readonly Credentials[];
  say: (line: string) => void;
  /** Ends the visits early; the report comes all the same. */
  signal: AbortSignal;
};

const PROGRESS_MS = 15_000;

/**
 * Visitors, orders and sellers at work on a running platform, by HTTP alone, then a look at what arrived. True when all
 * that was acknowledged is there and nothing failed.
 */
export async function runSimulation(options: SimulationOptions): Promise<boolean> {
  const { base, say } = options;
  const admin = await signIn(base, options.admin, '10.8.0.1');
  const before = await readPulseFigures(admin);
  const ledger = new Ledger();
  await play(options, ledger);
  say('Looking at what arrived …');
  return conclude(admin, ledger, before, say);
}

async function play(options: SimulationOptions, ledger: Ledger): Promise<void> {
  const { base, minutes, seed, sellers, signal, say } = options;
  const ending = new AbortController();
  const stop = () => ending.abort();
  const timer = setTimeout(stop, minutes * 60_000);
  signal.addEventListener('abort', stop, { once: true });
  const end = ending.signal;
  const browsers = await Promise.all(
    sellers.map((seller, index) => signIn(base, seller, `10.8.1.${index + 1}`)),
  );
  const ticking = setInterval(() => say(progress(ledger)), PROGRESS_MS);
  const staff = browsers.map((browser, index) => {
    const name = sellers[index]?.email.split('@')[0] ?? String(index);
    return playSeller({
      browser,
      name,
      chance: makeChance(seed * 7_919 + (index + 1) * 104_729),
      ledger,
      signal: end,
    }).catch((error: unknown) =>
      ledger.failed(`seller ${name}: ${error instanceof Error ? error.message : String(error)}`),
    );
  });
  const visits = await arrivals(options, ledger, end);
  say(`No new visits; ${visits.size} are still under way …`);
  await Promise.all([...visits, ...staff]);
  clearInterval(ticking);
  clearTimeout(timer);
}

/** Lets visits begin until the end, each at its own moment; those still under way when it comes. */
async function arrivals(
  { base, ordersPerSecond, seed }: SimulationOptions,
  ledger: Ledger,
  end: AbortSignal,
): Promise<Set<Promise<void>>> {
  const chance = makeChance(seed);
  const run = `${seed}-${Date.now().toString(36)}`;
  const underWay = new Set<Promise<void>>();
  // Counted from the beginning, so that a late timer does not lower the rate.
  let due = performance.now();
  for (let number = 1; !end.aborted; number += 1) {
    due += gapMs(chance, ordersPerSecond * VISITS_PER_ORDER);
    await sleep(Math.max(0, due - performance.now()), undefined, { signal: end }).catch(() => {});
    if (end.aborted) break;
    const visit = playVisit(base, planVisit(chance, run, number), ledger);
    underWay.add(visit);
    void visit.finally(() => underWay.delete(visit));
  }
  return underWay;
}

function progress({ requests, pages, beacons, moves, failures }: Ledger): string {
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  return `${requests.length} requests, ${pages} pages, ${beacons} beacons, ${moves} moves, ${failed} failures`;
}

async function conclude(
  admin: PlainBrowser,
  ledger: Ledger,
  before: PulseFigures,
  say: (line: string) => void,
): Promise<boolean> {
  const { lines, isWhole } = reportOf(await readBack(admin, ledger, before), ledger);
  for (const line of lines) say(line);
  say(isWhole ? 'All of it arrived.' : 'NOT all of it arrived, or something failed.');
  return isWhole;
}
