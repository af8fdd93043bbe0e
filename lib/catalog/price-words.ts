import { fill, fillPlural, formatCount, formatRate } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';
import type { PriceLine, PriceQuote } from './price-quote';

/** `messagesOf(locale).order.price`: given as a prop, so that the same words stand on public and staff pages. */
export type PriceLabels = Messages['order']['price'];

export type PriceWords = {
  locale: AppLocale;
  labels: PriceLabels;
  money: (cents: number) => string;
  count: (count: number) => string;
  rate: (basisPoints: number) => string;
};

export function priceWords(locale: AppLocale, labels: PriceLabels, currency: string): PriceWords {
  return {
    locale,
    labels,
    // A discount is written with a minus, not with a hyphen.
    money: (cents) => formatMoney(cents, currency, locale).replace('-', '−'),
    count: (count) => formatCount(locale, count),
    rate: (basisPoints) => formatRate(locale, basisPoints),
  };
}

function wordAt(lines: PriceLabels['lines'], code: string): string | undefined {
  let node: unknown = lines;
  for (const part of code.split('.')) {
    node =
      typeof node === 'object' && node !== null ? Object.entries(node).find(([k]) => k === part)?.[1] : null;
  }
  return typeof node === 'string' ? node : undefined;
}

/** What a line is for; an add-on that has no word of its own shows its code. */
export function lineLabel({ code, trace }: PriceLine, planName: string, words: PriceWords): string {
  const label = wordAt(words.labels.lines, code) ?? code.replace(/^addon\./, '');
  switch (trace.rule) {
    case 'plan.monthly':
      return fill(label, { plan: planName });
    case 'resource.unit':
    case 'resource.bands':
      return fill(label, { units: words.count(trace.units) });
    case 'discount':
      return fill(label, { rate: words.rate(trace.basisPoints) });
    case 'coupon.rate':
    case 'coupon.amount':
      return fill(label, { coupon: trace.coupon });
    case 'domain.year':
      return fill(label, { tld: `.${trace.tld}` });
    default:
      return label;
  }
}

/** The VAT of the document in words: its name with the rate, and why it is that. */
export function vatWords({ vat }: Pick<PriceQuote, 'vat'>, words: PriceWords, business: boolean) {
  const { labels, locale } = words;
  const country =
    new Intl.DisplayNames(locale, { type: 'region' }).of(vat.trace.country) ?? vat.trace.country;
  const label = vat.note ? labels.vat_none : fill(labels.vat, { rate: words.rate(vat.rateBasisPoints) });
  const reasons = {
    'vat.seller': labels.why_vat.seller,
    'vat.destination': business ? labels.why_vat.destination_business : labels.why_vat.destination,
    'vat.reverse-charge': labels.why_vat.reverse_charge,
    'vat.export': labels.why_vat.export,
  };
  return {
    label: vat.note ? `${label} (${labels.vat_note[vat.note]})` : label,
    reason: fill(reasons[vat.trace.rule], { country }),
  };
}

/** “After the first 3 months”, when a coupon ends. */
export function afterCouponLabel(quote: PriceQuote, words: PriceWords): string {
  const trace = quote.lines.find(({ code }) => code === 'coupon')?.trace;
  const periods = trace && 'periods' in trace ? (trace.periods ?? 1) : 1;
  return fillPlural(words.locale, words.labels.after_coupon[quote.cycle], periods);
}
