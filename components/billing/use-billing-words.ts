import { useLocale } from 'next-intl';
import { keptFormat } from '@/lib/i18n/kept-format';
import { useFormatter } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';

/** Days as a column of days holds them, and amounts, in the reader's language. */
export function useBillingWords() {
  const format = useFormatter();
  const locale = useLocale();
  const days = keptFormat(
    `day ${locale}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
  );
  return {
    day: (date: Date | string) => days.format(new Date(date)),
    /** What is taken off is written with a minus, not with a hyphen. */
    money: (cents: number, currency: string) => formatMoney(cents, currency, locale).replace('-', '−'),
    percent: (basisPoints: number) =>
      format.number(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 }),
  };
}
