import 'server-only';
import type { Ledger } from './ledger';

/** One kind of thing that was sent, and what of it was found again. */
export type Finding = { what: string; sent: number; arrived: number; missing: readonly string[] };

const NAMED = 10;

/** The report in lines, and whether everything that was acknowledged arrived and nothing failed. */
export function reportOf(
  findings: readonly Finding[],
  ledger: Ledger,
): { lines: string[]; isWhole: boolean } {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const line = (what: string, sent: string, arrived: string, difference: string) =>
    `${what.padEnd(width)}  ${sent.padStart(8)}  ${arrived.padStart(8)}  ${difference}`;
  const rows = findings.map(({ what, sent, arrived, missing }) =>
    line(
      what,
      String(sent),
      String(arrived),
      missing.length === 0 ? 'none' : `${missing.length} MISSING: ${named(missing)}`,
    ),
  );
  const { pages, prices, beacons, moves, taken } = ledger;
  const failures = counted(ledger.failures);
  return {
    lines: [
      `Opened ${pages} pages, asked ${prices} prices, sent ${beacons} beacons, moved leads ${moves} times, took ${taken} of the pool.`,
      line('', 'sent', 'arrived', 'difference'),
      ...rows,
      ...counted(ledger.refusals).map((text) => `refused, as may be: ${text}`),
      ...failures.map((text) => `FAILED: ${text}`),
    ],
    isWhole: failures.length === 0 && findings.every(({ missing }) => missing.length === 0),
  };
}

function counted(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].map(([what, count]) => `${count} × ${what}`);
}

function named(missing: readonly string[]): string {
  const first = missing.slice(0, NAMED).join(', ');
  return missing.length > NAMED ? `${first} and ${missing.length - NAMED} more` : first;
}
