import type { PriceLine, PriceQuote } from '@/lib/catalog/price-quote';
import type { CouponTerms } from '@/lib/catalog/pricing-input';
import type { QuoteLineKind } from '@/lib/db/generated/enums';

/** A line of the engine as a line of a quote: its amount is the price list's, so nobody types it. */
export type EngineLine = {
  kind: QuoteLineKind;
  code: string;
  quantity: 1;
  unitNetCents: number;
  netCents: number;
  trace: PriceLine['trace'];
};

/** The lines of a computed price in their order: each period's, then what comes once. */
export function engineLines(price: PriceQuote): EngineLine[] {
  const asLine =
    (kind: QuoteLineKind) =>
    ({ code, amount, trace }: PriceLine): EngineLine => ({
      kind,
      code,
      quantity: 1,
      unitNetCents: amount,
      netCents: amount,
      trace,
    });
  return [...price.lines.map(asLine('recurring')), ...price.once.map(asLine('once'))];
}

/** The terms of the coupon in a price: they were promised, so they hold though the coupon may be over. */
export function couponOfPrice(price: Pick<PriceQuote, 'lines'>): CouponTerms | undefined {
  const trace = price.lines.find(({ code }) => code === 'coupon')?.trace;
  if (trace?.rule !== 'coupon.rate' && trace?.rule !== 'coupon.amount') return undefined;
  const held = trace.periods === null ? {} : { periods: trace.periods };
  return trace.rule === 'coupon.rate'
    ? { code: trace.coupon, basisPoints: trace.basisPoints, ...held }
    : { code: trace.coupon, amount: trace.amountCents, ...held };
}

/** For how many periods a coupon line holds; null for all, undefined for other lines. */
export function couponPeriodsOf(trace: unknown): number | null | undefined {
  if (typeof trace !== 'object' || trace === null || !('rule' in trace) || !('periods' in trace))
    return undefined;
  return typeof trace.periods === 'number' ? trace.periods : null;
}
