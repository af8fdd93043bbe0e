'use client';

import { useFormatter } from '@/lib/i18n/use-words';

/** Net value of the first year in whole units, for cards and rows. */
export function useLeadValue(): (cents: number, currency: string) => string {
  const format = useFormatter();
  return (cents, currency) =>
    format.number(cents / 100, { style: 'currency', currency, maximumFractionDigits: 0 });
}
