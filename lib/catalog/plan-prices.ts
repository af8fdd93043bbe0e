import { type BillingCycle, effectiveCommitment, type Plan, type PriceBook } from './price-book';
import { quotePrice } from './pricing';

export type PlanPrices = {
  /** Net of one period; for the plan priced by the unit, of its smallest server. */
  netCents: Record<BillingCycle, number>;
  /** Net per month when paid by the year, rounded down to the cent: what is shown, never charged. */
  yearlyPerMonthCents: number;
  /** What twelve months cost more when paid monthly without commitment, setup left out. */
  yearlySavingCents: number;
  setupCents: Record<BillingCycle, number>;
};

function smallest(book: PriceBook, plan: Plan) {
  if (plan.resources !== null) return {};
  const { vcpu, ramGb, storageGb, bandwidthTb } = book.ranges;
  return {
    resources: {
      vcpu: vcpu.min,
      ramGb: ramGb.min,
      storageGb: storageGb.min,
      bandwidthTb: bandwidthTb.min,
    },
  };
}

function priced(book: PriceBook, plan: Plan, cycle: BillingCycle) {
  const commitment = effectiveCommitment(book, cycle, 0);
  const configuration = { plan: plan.code, cycle, commitment, quantity: 1, addons: [] };
  const quote = quotePrice(
    book,
    { ...configuration, ...smallest(book, plan), domain: { mode: 'none' } },
    { country: book.sellerCountry, type: 'consumer' },
  );
  const setup = quote.once.find(({ code }) => code === 'setup');
  return { netCents: quote.perPeriod.net, setupCents: setup?.amount ?? 0 };
}

/** What a plan costs in each cycle and what a year saves, all by the pricing engine. */
export function planPrices(book: PriceBook, plan: Plan): PlanPrices {
  const monthly = priced(book, plan, 'monthly');
  const yearly = priced(book, plan, 'yearly');
  return {
    netCents: { monthly: monthly.netCents, yearly: yearly.netCents },
    yearlyPerMonthCents: Math.floor(yearly.netCents / 12),
    yearlySavingCents: monthly.netCents * 12 - yearly.netCents,
    setupCents: { monthly: monthly.setupCents, yearly: yearly.setupCents },
  };
}
