import 'server-only';
import { createTranslator } from 'next-intl';
import type { Locale } from '@/lib/db/generated/enums';
import { messagesOf } from '@/lib/i18n/messages';
import { formatMoney } from '@/lib/money';
import { printable } from '../style';

/** The words and figures of a document in its language, with letters that can be printed. */
export function wordsOf(locale: Locale, currency: string) {
  const translate = createTranslator({ locale, messages: messagesOf(locale), namespace: 'billing.document' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const t = (key: Parameters<typeof translate>[0], values?: Parameters<typeof translate>[1]) =>
    printable(translate(key, values));
  return {
    t,
    money: (cents: number) => printable(formatMoney(cents, currency, locale)),
    day: (date: Date) => printable(days.format(date)),
    percent: (basisPoints: number) => printable(`${numbers.format(basisPoints / 100)} %`),
    country: (code: string) => printable(countries.of(code) ?? code),
  };
}

export type DocumentWords = ReturnType<typeof wordsOf>;
