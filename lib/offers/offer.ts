import type { PriceLine, Totals, VatNote } from '@/lib/catalog/price-quote';
import { lineLabel, type PriceLabels, type PriceWords } from '@/lib/catalog/price-words';
import type { QuoteLineKind } from '@/lib/db/generated/enums';
import type { AppLocale } from '@/lib/i18n/routing';
import { couponPeriodsOf } from './engine-lines';
import { type CountedLine, type QuoteTotals, quoteTotals } from './totals';

/** A line of a version, as pages and documents show it. */
export type OfferLine = {
  id: string;
  kind: QuoteLineKind;
  code: string | null;
  label: string;
  detail: string | null;
  quantity: number;
  unitNetCents: number;
  netCents: number;
  optional: boolean;
  selected: boolean;
  trace: PriceLine['trace'] | null;
};

export type OfferRates = { discountBp: number; vatRateBp: number };

/** The totals of an offer's lines; `chosen`: the options that count, instead of those that are stored as ticked. */
export function offerTotals(
  lines: readonly OfferLine[],
  rates: OfferRates,
  chosen?: ReadonlySet<string>,
): QuoteTotals {
  const counted = lines.map(
    ({ trace, ...line }): CountedLine => ({
      ...line,
      selected: chosen && line.optional ? chosen.has(line.id) : line.selected,
      couponPeriods: line.code === 'coupon' ? couponPeriodsOf(trace) : undefined,
    }),
  );
  return quoteTotals(counted, rates);
}

/** What a line is for, in the reader's language; free lines are as they were typed. */
export function offerLineLabel(
  line: Pick<OfferLine, 'code' | 'label' | 'netCents' | 'trace'>,
  planName: string,
  words: PriceWords,
): string {
  const { code, trace, netCents } = line;
  if (code === null || trace === null) return line.label;
  return lineLabel({ code, amount: netCents, trace }, planName, words);
}

export type OfferTotalsWords = { labels: PriceLabels; locale: AppLocale; money: (cents: number) => string };

/** Shown beside the VAT of a document; null where there is nothing to say. */
export function vatNoteOf(note: string | null): VatNote {
  return note === 'reverse_charge' || note === 'export' ? note : null;
}

export function sameTotals(one: Totals, other: Totals): boolean {
  return one.net === other.net && one.vat === other.vat && one.gross === other.gross;
}
