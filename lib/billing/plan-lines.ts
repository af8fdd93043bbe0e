import 'server-only';
import type { PriceLine, PriceQuote } from '@/lib/catalog/price-quote';
import type { Locale } from '@/lib/db/generated/enums';
import { fill, formatCount, formatRate } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import type { DraftLine } from './draft';
import type { RecurringLine } from './start-subscription';

/** The lines of every period of a priced configuration, worded in the client's language. */
export function planLines(quote: PriceQuote, planName: string, locale: Locale): RecurringLine[] {
  return quote.lines.map((line) => asLine(line, planName, locale));
}

/** What is due with the first period only. */
export function onceLines(quote: PriceQuote, planName: string, locale: Locale): DraftLine[] {
  return quote.once.map((line) => ({ ...asLine(line, planName, locale), kind: 'once' }));
}

function asLine(line: PriceLine, planName: string, locale: Locale): RecurringLine {
  return {
    kind: line.code === 'discount' || line.code === 'coupon' ? 'discount' : 'recurring',
    description: wordsFor(line, planName, locale),
    quantity: 1,
    unitNetCents: line.amount,
    netCents: line.amount,
  };
}

function wordsFor({ code, trace }: PriceLine, planName: string, locale: Locale): string {
  const label = wordAt(messagesOf(locale).order.price.lines, code) ?? code.replace(/^addon\./, '');
  return fill(label, {
    plan: planName,
    ...('units' in trace && { units: formatCount(locale, trace.units) }),
    ...('basisPoints' in trace && { rate: formatRate(locale, trace.basisPoints) }),
    ...('tld' in trace && { tld: `.${trace.tld}` }),
    ...('coupon' in trace && { coupon: trace.coupon }),
  });
}

function wordAt(words: object, code: string): string | undefined {
  let node: unknown = words;
  for (const part of code.split('.')) {
    node =
      typeof node === 'object' && node !== null
        ? Object.entries(node).find(([key]) => key === part)?.[1]
        : null;
  }
  return typeof node === 'string' ? node : undefined;
}
