import type { BillingCycle, ResourceKey } from './price-book';

/** `exact`: rounding changed nothing. */
export type Rounding = 'exact' | 'half-away-from-zero';

type PerServer = { quantity: number; months: number };

/** Why a line costs what it costs: the rule and every figure it used. Amounts in cents, rates in basis points. */
export type LineRule =
  | ({ rule: 'plan.monthly'; unitCents: number } & PerServer)
  | ({ rule: 'resource.unit'; resource: ResourceKey; units: number; unitCents: number } & PerServer)
  | ({
      rule: 'resource.bands';
      resource: ResourceKey;
      units: number;
      bands: { units: number; unitCents: number }[];
    } & PerServer)
  | ({ rule: 'addon.flat'; unitCents: number } & PerServer)
  | ({
      rule: 'addon.share';
      basisPoints: number;
      baseCents: number;
      minimumCents: number;
      minimumApplied: boolean;
    } & PerServer)
  | ({
      rule: 'addon.storage';
      unitCents: number;
      includedGb: number;
      units: number;
      perGbCents: number;
    } & PerServer)
  | { rule: 'discount'; basisPoints: number; baseCents: number; parts: DiscountPart[] }
  | { rule: 'coupon.rate'; coupon: string; basisPoints: number; baseCents: number; periods: number | null }
  | { rule: 'coupon.amount'; coupon: string; amountCents: number; baseCents: number; periods: number | null }
  | { rule: 'setup'; unitCents: number; quantity: number }
  | { rule: 'domain.year'; tld: string; unitCents: number; years: number };

export type DiscountPart = { source: 'cycle' | 'commitment' | 'volume'; basisPoints: number };
export type LineTrace = LineRule & { priceBookVersion: number; rounding: Rounding };

/** `amount` in cents for one period, excluding VAT; negative for a discount and a coupon. */
export type PriceLine = { code: string; amount: number; trace: LineTrace };

export type VatNote = 'reverse_charge' | 'export' | null;
export type VatRule = 'vat.seller' | 'vat.destination' | 'vat.reverse-charge' | 'vat.export';
export type Vat = {
  rateBasisPoints: number;
  note: VatNote;
  trace: { rule: VatRule; country: string; priceBookVersion: number; rounding: 'half-away-from-zero' };
};

/** Cents; gross = net + vat. */
export type Totals = { net: number; vat: number; gross: number };

/** The price of a configuration. `afterCoupon` is there when the coupon ends: the first period without it. */
export type PriceQuote = {
  currency: string;
  cycle: BillingCycle;
  commitment: number;
  discountBasisPoints: number;
  lines: PriceLine[];
  once: PriceLine[];
  vat: Vat;
  dueNow: Totals;
  perPeriod: Totals;
  afterCoupon?: Totals;
};

export type BareLine = Omit<PriceLine, 'trace'>;
export type BareQuote = Omit<PriceQuote, 'lines' | 'once' | 'vat'> & {
  lines: BareLine[];
  once: BareLine[];
  vat: Omit<Vat, 'trace'>;
};

const bare = ({ code, amount }: PriceLine): BareLine => ({ code, amount });

/** The amounts alone, exactly the fields of the documented JSON, without the reasons. */
export function withoutTrace(quote: PriceQuote): BareQuote {
  return {
    ...quote,
    lines: quote.lines.map(bare),
    once: quote.once.map(bare),
    vat: { rateBasisPoints: quote.vat.rateBasisPoints, note: quote.vat.note },
  };
}
