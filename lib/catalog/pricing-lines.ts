import { BASIS_POINTS, dividesExactly, roundHalfAwayFromZero, toSafeCents } from '../money';
import type { BillingCycle, PriceBook } from './price-book';
import type { LineRule, PriceLine, Rounding } from './price-quote';

/**
 * A monthly amount for one server, exact, in ten-thousandths of a cent: fine enough for any rate in basis points.
 */
export type ExactMonthly = bigint;

export const exactMonthly = (cents: number): ExactMonthly => BigInt(cents) * BASIS_POINTS;

/** What turns one server's month into the line of a period: `months` is 1 or 12. */
export type Period = { quantity: number; months: number };

export const periodOf = (cycle: BillingCycle, quantity: number): Period => ({
  quantity,
  months: cycle === 'yearly' ? 12 : 1,
});

export function makeLine(
  book: PriceBook,
  code: string,
  amount: number,
  rounding: Rounding,
  rule: LineRule,
): PriceLine {
  return { code, amount, trace: { ...rule, priceBookVersion: book.version, rounding } };
}

/** The line of a period: exact month × quantity × months, rounded once, half away from zero, to the cent. */
export function periodLine(
  book: PriceBook,
  code: string,
  monthly: ExactMonthly,
  { quantity, months }: Period,
  rule: LineRule,
): PriceLine {
  const exact = monthly * BigInt(quantity) * BigInt(months);
  const rounding = dividesExactly(exact, BASIS_POINTS) ? 'exact' : 'half-away-from-zero';
  return makeLine(book, code, toSafeCents(roundHalfAwayFromZero(exact, BASIS_POINTS)), rounding, rule);
}

export const sumOf = (lines: readonly PriceLine[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
