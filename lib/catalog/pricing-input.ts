import type { BillingCycle, Resources } from './price-book';

export const DOMAIN_MODES = ['none', 'existing', 'register', 'transfer'] as const;
export type DomainMode = (typeof DOMAIN_MODES)[number];

/** `name` is missing while the visitor has not typed it; a register or transfer without it cannot be priced. */
export type DomainChoice = { mode: DomainMode; name?: string };

/** What is ordered. `resources` belongs to the custom plan, `extra` to the fixed ones. */
export type Configuration = {
  plan: string;
  cycle: BillingCycle;
  /** Months; 0 is no commitment. */
  commitment: number;
  quantity: number;
  addons: string[];
  resources?: Resources;
  extra?: Partial<Resources>;
  domain: DomainChoice;
};

export type CustomerType = 'consumer' | 'business';

/** Who buys, as far as VAT is concerned. `country` is an ISO 3166 alpha-2 code in capitals. */
export type Customer = { country: string; type: CustomerType; vatNumberVerified?: boolean };

/** Terms of a coupon: a rate in basis points or an amount in cents per period; `periods` missing means for ever. */
export type CouponTerms =
  | { code: string; basisPoints: number; amount?: undefined; periods?: number }
  | { code: string; amount: number; basisPoints?: undefined; periods?: number };

/** Stable reasons of a refusal; each is a message key. */
export type PricingIssueCode =
  | 'errors.required'
  | 'errors.type'
  | 'errors.integer'
  | 'errors.range'
  | 'errors.step'
  | 'errors.choice'
  | 'errors.duplicate'
  | 'errors.unknown'
  | 'errors.country'
  | 'errors.coupon'
  | 'errors.resourcesOnFixedPlan'
  | 'errors.extraOnCustomPlan'
  | 'errors.vatNumberOfConsumer'
  | 'errors.domain.required'
  | 'errors.domain.invalid'
  | 'errors.domain.tld'
  | 'errors.domain.subdomain'
  | 'errors.domain.unexpected';

/** Thrown by the engine rather than guessing a price. `path` is the dotted field of the configuration. */
export class PricingRefusal extends Error {
  override readonly name = 'PricingRefusal';

  constructor(
    readonly code: PricingIssueCode,
    readonly path: string,
  ) {
    super(`${path}: ${code}`);
  }
}
