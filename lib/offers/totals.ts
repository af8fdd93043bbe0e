import type { Totals } from '@/lib/catalog/price-quote';
import { totalsOf } from '@/lib/catalog/vat';
import type { QuoteLineKind } from '@/lib/db/generated/enums';
import { shareOf } from '@/lib/money';

/** What the totals need of a line. `code` is the engine's, null for a free line. */
export type CountedLine = {
  kind: QuoteLineKind;
  code: string | null;
  netCents: number;
  optional: boolean;
  selected: boolean;
  /** For a coupon: the number of first periods it holds for; null for all. */
  couponPeriods?: number | null;
};

export type QuoteRates = { discountBp: number; vatRateBp: number };

/** Cents. The discounts are negative or zero; `afterCoupon` is there when a coupon ends. */
export type QuoteTotals = {
  recurringNet: number;
  onceNet: number;
  recurringDiscount: number;
  onceDiscount: number;
  dueNow: Totals;
  perPeriod: Totals;
  afterCoupon?: Totals;
};

/** A domain is never discounted. */
const isDiscounted = ({ code }: CountedLine) => code !== 'domain';

const netOf = (lines: readonly CountedLine[]) => lines.reduce((sum, { netCents }) => sum + netCents, 0);

function discountOf(lines: readonly CountedLine[], discountBp: number): number {
  const base = Math.max(0, netOf(lines.filter(isDiscounted)));
  return base === 0 || discountBp === 0 ? 0 : -shareOf(base, discountBp);
}

/** Whether a line counts: it is part of the offer, or an option that is ticked. */
export function isTaken({ optional, selected }: Pick<CountedLine, 'optional' | 'selected'>): boolean {
  return !optional || selected;
}

/**
 * What a quote costs: the first document (one period and what comes once) and each later one. The seller's discount is
 * one rounded line on what recurs and one on what comes once; VAT is computed once on the net sum of each document,
 * half away from zero. Net, discount and gross never fall below zero.
 */
export function quoteTotals(
  lines: readonly CountedLine[],
  { discountBp, vatRateBp }: QuoteRates,
): QuoteTotals {
  const taken = lines.filter(isTaken);
  const recurring = taken.filter(({ kind }) => kind === 'recurring');
  const once = taken.filter(({ kind }) => kind === 'once');
  const [recurringNet, onceNet] = [netOf(recurring), netOf(once)];
  const recurringDiscount = discountOf(recurring, discountBp);
  const onceDiscount = discountOf(once, discountBp);
  const period = Math.max(0, recurringNet + recurringDiscount);
  const totals: QuoteTotals = {
    recurringNet,
    onceNet,
    recurringDiscount,
    onceDiscount,
    dueNow: totalsOf(period + Math.max(0, onceNet + onceDiscount), vatRateBp),
    perPeriod: totalsOf(period, vatRateBp),
  };
  const coupon = recurring.find(({ code }) => code === 'coupon');
  if (!coupon || coupon.couponPeriods === null || coupon.couponPeriods === undefined) return totals;
  const later = recurring.filter((line) => line !== coupon);
  const net = Math.max(0, netOf(later) + discountOf(later, discountBp));
  return { ...totals, afterCoupon: totalsOf(net, vatRateBp) };
}
