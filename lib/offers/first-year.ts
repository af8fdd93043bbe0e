import type { BillingCycle } from '@/lib/db/generated/enums';
import { couponPeriodsOf } from './engine-lines';
import type { OfferLine } from './offer';
import type { QuoteTotals } from './totals';

const MONTHS = 12;

/** What a quote brings in its first year, net: twelve months or one year of it, with what comes once. */
export function firstYearCents(
  { dueNow, perPeriod, afterCoupon }: QuoteTotals,
  { cycle, lines }: { cycle: BillingCycle; lines: readonly OfferLine[] },
): number {
  const once = dueNow.net - perPeriod.net;
  const periods = cycle === 'yearly' ? 1 : MONTHS;
  const coupon = lines.find(({ code }) => code === 'coupon');
  const held = (coupon && couponPeriodsOf(coupon.trace)) ?? periods;
  const reduced = afterCoupon ? Math.min(held, periods) : periods;
  return once + reduced * perPeriod.net + (periods - reduced) * (afterCoupon?.net ?? perPeriod.net);
}
