'use client';

import { useLocale } from 'next-intl';
import { keptFormat } from '@/lib/i18n/kept-format';

/** Net value of the first year in whole units, for cards and rows. */
export function useLeadValue(): (cents: number, currency: string) => string {
  const locale = useLocale();
  return (cents, currency) =>
    keptFormat(
      `whole ${locale} ${currency}`,
      () => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
    ).format(cents / 100);
}
