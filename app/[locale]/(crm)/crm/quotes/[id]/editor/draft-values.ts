import type { CostBook } from '@/lib/catalog/cost-book';
import type { PriceBook } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { Configuration, CouponTerms } from '@/lib/catalog/pricing-input';
import type { BillingCycle, CustomerType, Locale, QuoteLineKind, QuoteTerms } from '@/lib/db/generated/enums';
import { parseAmount } from '@/lib/leads/amount';
import { engineLines } from '@/lib/offers/engine-lines';
import type { OfferLine } from '@/lib/offers/offer';
import { offerTotals } from '@/lib/offers/offer';
import { offerPrice, resourcesOf } from '@/lib/offers/offer-price';
import { type Margin, marginOf } from '@/lib/quotes/margin';

/** A free line as it is typed. */
export type TypedLine = {
  key: string;
  kind: QuoteLineKind;
  label: string;
  detail: string;
  quantity: string;
  unit: string;
  optional: boolean;
  selected: boolean;
};

export type DraftValues = {
  cycle: BillingCycle;
  commitment: number;
  quantity: string;
  addons: readonly string[];
  lines: readonly TypedLine[];
  discount: string;
  terms: QuoteTerms;
  dueDays: string;
  validUntil: string;
  language: Locale;
  message: string;
  holdCapacity: boolean;
};

export type EditorDraft = {
  versionId: string;
  revision: number;
  email: string;
  currency: string;
  vatRateBp: number;
  vatNote: string | null;
  buyerCountry: string;
  buyerType: CustomerType;
  /** What the engine prices; null where a quote has free lines alone. */
  configuration: Configuration | null;
  coupon: CouponTerms | undefined;
  approvedBp: number | null;
  approvalWantedAt: Date | null;
  values: DraftValues;
};

/** A typed whole number within its bounds; what cannot be read counts as the least. */
function whole(typed: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : least;
  return Math.min(most, Math.max(least, value));
}

export function discountBpOf(typed: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim() || '0');
  if (!match?.[1]) return 0;
  return Math.min(10_000, Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

/** The free lines as the server takes them; an amount that cannot be read is refused there. */
export function sentLines(lines: readonly TypedLine[]): string {
  return JSON.stringify(
    lines.map(({ key: _, quantity, unit, label, ...line }) => ({
      ...line,
      label: label.trim(),
      quantity: Number(quantity),
      unitNetCents: parseAmount(unit) ?? -1,
    })),
  );
}

/** What a draft comes to as it is typed: the same functions as the server's. */
export function liveOffer(draft: EditorDraft, values: DraftValues, book: PriceBook, costs: CostBook | null) {
  const configuration = draft.configuration && {
    ...draft.configuration,
    cycle: values.cycle,
    commitment: values.commitment,
    quantity: whole(values.quantity, book.quantity.min, book.quantity.max),
    addons: [...values.addons],
  };
  const price = configuration && offerPrice(book, configuration, draft, draft.coupon);
  const discountBp = discountBpOf(values.discount);
  const lines = [...(price ? engineOfferLines(price) : []), ...values.lines.map(freeOfferLine)];
  const totals = offerTotals(lines, { discountBp, vatRateBp: draft.vatRateBp });
  return { configuration, price, lines, totals, discountBp, margin: marginHere() };

  function marginHere(): Margin | 'no_hosting' | 'unknown' {
    if (!price || !configuration) return 'no_hosting';
    if (!costs) return 'unknown';
    const resources = resourcesOf(book, configuration);
    return marginOf(costs, { price, resources, quantity: configuration.quantity, discountBp });
  }
}

function engineOfferLines(price: PriceQuote): OfferLine[] {
  return engineLines(price).map((line) => ({
    ...line,
    id: line.code,
    label: '',
    detail: null,
    optional: false,
    selected: true,
  }));
}

function freeOfferLine(line: TypedLine): OfferLine {
  const quantity = whole(line.quantity, 1, 1_000);
  const unitNetCents = parseAmount(line.unit) ?? 0;
  const { key: id, kind, label, detail, optional, selected } = line;
  const netCents = quantity * unitNetCents;
  return {
    id,
    kind,
    code: null,
    label,
    detail,
    quantity,
    unitNetCents,
    netCents,
    optional,
    selected,
    trace: null,
  };
}
