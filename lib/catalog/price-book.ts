/** Resources of one server; also the order of the lines. */
export const RESOURCE_KEYS = ['vcpu', 'ramGb', 'storageGb', 'bandwidthTb'] as const;

export type ResourceKey = (typeof RESOURCE_KEYS)[number];
export type Resources = Record<ResourceKey, number>;
export type BillingCycle = 'monthly' | 'yearly';

export type FixedPlan = { code: string; resources: Resources; monthlyCents: number; setupCents: number };
/** Priced by the unit: it has no resources and no price of its own. */
export type CustomPlan = { code: string; resources: null; monthlyCents: null; setupCents: number };
export type Plan = FixedPlan | CustomPlan;

/** A graduated band: `unitCents` per GB for the part of the storage up to `upToGb` (null: the rest). */
export type StorageBand = { upToGb: number | null; unitCents: number };

export type UnitRange = { min: number; max: number; step: number };

export type Addon =
  | { code: string; rule: 'flat'; monthlyCents: number }
  /** A share of one server's monthly resources, at least `minimumCents` per server and month. */
  | { code: string; rule: 'share'; basisPoints: number; minimumCents: number }
  /** A base price, plus `perGbCents` for each GB of total storage above `includedGb`. */
  | { code: string; rule: 'storage'; monthlyCents: number; includedGb: number; perGbCents: number };

/** The three discounts add up; they do not compound. Volume: the highest threshold reached counts alone. */
export type Discounts = {
  cycle: Record<BillingCycle, number>;
  commitment: { months: number; basisPoints: number }[];
  volume: { minQuantity: number; basisPoints: number }[];
};

/**
 * One version of every price, as plain JSON: amounts in integer cents excluding VAT, rates in basis points,
 * durations in months. The list orders (plans, add-ons, TLDs) are the orders shown and priced.
 */
export type PriceBook = {
  version: number;
  currency: string;
  sellerCountry: string;
  plans: Plan[];
  unitCents: Record<Exclude<ResourceKey, 'storageGb'>, number>;
  storageBands: StorageBand[];
  ranges: Record<ResourceKey, UnitRange>;
  quantity: { min: number; max: number };
  addons: Addon[];
  tlds: { tld: string; yearlyCents: number }[];
  discounts: Discounts;
  yearlyMinimumCommitment: number;
  setupWaivedFromMonths: number;
  /** ISO 3166 country of the European Union → basis points. A country that is absent is outside the EU. */
  vatRates: Record<string, number>;
};

/** The plan of that code, or undefined. */
export function findPlan(book: PriceBook, code: string): Plan | undefined {
  return book.plans.find((plan) => plan.code === code);
}

/** The commitment in months that counts: a yearly cycle commits for at least the book's minimum. */
export function effectiveCommitment(book: PriceBook, cycle: BillingCycle, months: number): number {
  return cycle === 'yearly' ? Math.max(months, book.yearlyMinimumCommitment) : months;
}

/** What may be added to a fixed plan, by the steps of the custom range, with the total still inside that range. */
export function extraRange(book: PriceBook, plan: FixedPlan, key: ResourceKey): UnitRange {
  const { max, step } = book.ranges[key];
  const room = Math.max(0, max - plan.resources[key]);
  return { min: 0, max: room - (room % step), step };
}
