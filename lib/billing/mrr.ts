import { roundHalfAwayFromZero, toSafeCents } from '@/lib/money';

/** What a subscription earned on both sides of a period: cents of its whole period, and how many months that has. */
export type Earning = {
  /** Before and at the end; 0 while it does not run. */
  before: number;
  after: number;
  months: number;
  /** Whether it had run at any time before the period began. */
  ranEver: boolean;
};

/** Cents a month. They add up: after − before = new + expansion + contraction + churn + reactivation. */
export type MrrMovement = {
  before: number;
  after: number;
  new: number;
  expansion: number;
  /** Negative, as is churn. */
  contraction: number;
  churn: number;
  reactivation: number;
};

/** Twelfths of a cent: a yearly amount is not always a whole number of cents a month, a whole number of these it is. */
const PARTS = 12n;

const partsOf = (cents: number, months: number): bigint => (BigInt(cents) * PARTS) / BigInt(months);

/**
 * Monthly recurring revenue at both ends of a period and how it moved, by kpis: summed exactly, then rounded once. What
 * rounding takes stays in the largest movement, so that the movements add up to the difference to the cent.
 */
export function mrrMovement(earnings: readonly Earning[]): MrrMovement {
  const sums = {
    before: 0n,
    after: 0n,
    new: 0n,
    expansion: 0n,
    contraction: 0n,
    churn: 0n,
    reactivation: 0n,
  };
  for (const { before, after, months, ranEver } of earnings) {
    const [from, to] = [partsOf(before, months), partsOf(after, months)];
    sums.before += from;
    sums.after += to;
    if (from === 0n && to > 0n) sums[ranEver ? 'reactivation' : 'new'] += to;
    else if (from > 0n && to === 0n) sums.churn -= from;
    else if (to > from) sums.expansion += to - from;
    else sums.contraction += to - from;
  }
  const rounded = (parts: bigint) => toSafeCents(roundHalfAwayFromZero(parts, PARTS));
  const moves = {
    new: rounded(sums.new),
    expansion: rounded(sums.expansion),
    contraction: rounded(sums.contraction),
    churn: rounded(sums.churn),
    reactivation: rounded(sums.reactivation),
  };
  const [before, after] = [rounded(sums.before), rounded(sums.after)];
  const names = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const;
  const largest = names.reduce((most, name) => (Math.abs(moves[name]) > Math.abs(moves[most]) ? name : most));
  moves[largest] += after - before - names.reduce((sum, name) => sum + moves[name], 0);
  return { before, after, ...moves };
}
