import { findPlan, type PriceBook, type Resources } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { quotePrice } from '@/lib/catalog/pricing';
import type { Configuration, CouponTerms, Customer } from '@/lib/catalog/pricing-input';
import type { CustomerType } from '@/lib/db/generated/enums';

type Buyer = { buyerCountry: string; buyerType: CustomerType; vatNote: string | null };

/** Who buys, as the engine asks: reverse charge was granted for a number that the platform had verified. */
export function customerOf({ buyerCountry, buyerType, vatNote }: Buyer): Customer {
  return { country: buyerCountry, type: buyerType, vatNumberVerified: vatNote === 'reverse_charge' };
}

/** The same price for the same book, configuration, buyer and coupon, here, in the browser and at the acceptance. */
export function offerPrice(
  book: PriceBook,
  configuration: Configuration,
  buyer: Buyer,
  coupon: CouponTerms | undefined,
): PriceQuote {
  return quotePrice(book, configuration, customerOf(buyer), coupon);
}

const NOTHING: Resources = { vcpu: 0, ramGb: 0, storageGb: 0, bandwidthTb: 0 };

/** What each server of a configuration has: the plan with its extras, or what was chosen by the unit. */
export function resourcesOf(book: PriceBook, { plan, resources, extra }: Configuration): Resources {
  const base = findPlan(book, plan)?.resources ?? resources ?? NOTHING;
  return {
    vcpu: base.vcpu + (extra?.vcpu ?? 0),
    ramGb: base.ramGb + (extra?.ramGb ?? 0),
    storageGb: base.storageGb + (extra?.storageGb ?? 0),
    bandwidthTb: base.bandwidthTb + (extra?.bandwidthTb ?? 0),
  };
}
