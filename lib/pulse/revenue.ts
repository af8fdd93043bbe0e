import { roundHalfAwayFromZero, toSafeCents } from '@/lib/money';

/** How revenue moves, in the order it is told. */
export const REVENUE_MOVES = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const;
export type RevenueMove = (typeof REVENUE_MOVES)[number];

/** Twelfths of a cent: a yearly amount is not always a whole number of cents a month, a whole number of these it is. */
const PARTS = 12n;

export type RevenueSums = Record<'before' | RevenueMove, bigint>;

/** Cents a month. They add up: after − before = the sum of the moves; contraction and churn are negative. */
export type Revenue = Record<'before' | 'after' | RevenueMove, number>;

/** A month's twelfths of a cent, to the cent. */
export const centsOfParts = (parts: bigint): number => toSafeCents(roundHalfAwayFromZero(parts, PARTS));

/**
 * Monthly recurring revenue at both ends of a period and how it moved, by kpis: summed exactly, then rounded once. What
 * rounding takes stays in the largest movement, so that the movements add up to the difference to the cent.
 */
export function roundRevenue(sums: RevenueSums): Revenue {
  const exactAfter = REVENUE_MOVES.reduce((sum, move) => sum + sums[move], sums.before);
  const [before, after] = [centsOfParts(sums.before), centsOfParts(exactAfter)];
  const moves = {
    new: centsOfParts(sums.new),
    expansion: centsOfParts(sums.expansion),
    contraction: centsOfParts(sums.contraction),
    churn: centsOfParts(sums.churn),
    reactivation: centsOfParts(sums.reactivation),
  };
  const largest = REVENUE_MOVES.reduce((most, move) =>
    Math.abs(moves[move]) > Math.abs(moves[most]) ? move : most,
  );
  moves[largest] += after - before - REVENUE_MOVES.reduce((sum, move) => sum + moves[move], 0);
  return { before, after, ...moves };
}
