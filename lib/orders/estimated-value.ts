import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { BudgetRange } from '@/lib/db/generated/enums';

const MONTHS = 12;

/**
 * What an order brings in its first year, net, in cents: twelve months or one year of it with what is due once.
 * A coupon that ends is counted for the periods it holds.
 */
export function firstYearNetCents(quote: PriceQuote, couponPeriods: number | null): number {
  const periods = quote.cycle === 'yearly' ? 1 : MONTHS;
  const once = quote.dueNow.net - quote.perPeriod.net;
  const reduced = quote.afterCoupon ? Math.min(couponPeriods ?? periods, periods) : periods;
  const later = quote.afterCoupon?.net ?? quote.perPeriod.net;
  return once + reduced * quote.perPeriod.net + (periods - reduced) * later;
}

/** The middle of each range; beyond the last bound half as much again, unknown a small project. */
const BUDGET_VALUE_CENTS: Record<BudgetRange, number> = {
  under_500: 25_000,
  from_500_to_2000: 125_000,
  from_2000_to_10000: 600_000,
  over_10000: 1_500_000,
  unknown: 100_000,
};

/** What a service request is taken to be worth until somebody has talked about it, net, in cents. */
export function budgetValueCents(range: BudgetRange): number {
  return BUDGET_VALUE_CENTS[range];
}
