import { priceReason } from '@/lib/catalog/price-reason';
import type { PriceWords } from '@/lib/catalog/price-words';
import { fill } from '@/lib/i18n/fill';
import { type OfferLine, offerLineLabel } from '@/lib/offers/offer';

/** A line in the reader's words, ready to show. */
export type ShownLine = {
  id: string;
  label: string;
  /** What was typed about a free line. */
  detail: string | null;
  /** “2 × 40,00 €”, where there is more than one. */
  each: string | null;
  amount: string;
  /** Why it costs that; empty where a person set the price. */
  reasons: string[];
  optional: boolean;
  selected: boolean;
};

/** The lines of an offer in one language; `each`: how a quantity and its unit price are written. */
export function shownLines(
  lines: readonly OfferLine[],
  planName: string,
  words: PriceWords,
  each: string,
): ShownLine[] {
  return lines.map((line) => ({
    id: line.id,
    label: offerLineLabel(line, planName, words),
    detail: line.detail,
    each:
      line.code === null && line.quantity > 1
        ? fill(each, { quantity: words.count(line.quantity), price: words.money(line.unitNetCents) })
        : null,
    amount: words.money(line.netCents),
    reasons:
      line.code !== null && line.trace
        ? priceReason({ code: line.code, amount: line.netCents, trace: line.trace }, words)
        : [],
    optional: line.optional,
    selected: line.selected,
  }));
}
