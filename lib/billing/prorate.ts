import { roundHalfAwayFromZero, toSafeCents } from '@/lib/money';
import { type Day, daysBetween } from './days';
import type { DraftLine } from './draft';
import type { Period } from './periods';

/** The part of an amount that falls on `days` of `total`, rounded once, half away from zero. */
export function partOf(cents: number, days: number, total: number): number {
  return toSafeCents(roundHalfAwayFromZero(BigInt(cents) * BigInt(days), BigInt(total)));
}

export type Share = Pick<DraftLine, 'kind' | 'description' | 'netCents'> & {
  days: number;
  total: number;
  from: Day;
  to: Day;
};

type Priced = Pick<DraftLine, 'kind' | 'description' | 'netCents'>;

/**
 * What the days of a period from `day` on cost, line by line. A line taken on the first day costs all of it, one on the
 * last day a single day; the days of a period are counted, whatever month or year it is.
 */
export function sharesFrom(lines: readonly Priced[], { startsOn, endsOn }: Period, day: Day): Share[] {
  const from = day > startsOn ? day : startsOn;
  const total = daysBetween(startsOn, endsOn);
  const days = Math.max(0, daysBetween(from, endsOn));
  return lines.map(({ kind, description, netCents }) => ({
    ...{ kind, description, days, total, from, to: endsOn },
    netCents: partOf(netCents, days, total),
  }));
}

export const sumOf = (lines: readonly { netCents: number }[]) =>
  lines.reduce((sum, { netCents }) => sum + netCents, 0);
