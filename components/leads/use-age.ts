'use client';

import { useLocale } from 'next-intl';
import { keptFormat } from '@/lib/i18n/kept-format';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long since, in one unit: “3 j”, “5 h”, “12 min”; at least a minute. */
export function useAge(): (since: Date, at: Date) => string {
  const locale = useLocale();
  return (since, at) => {
    const ms = Math.max(MINUTE_MS, at.getTime() - since.getTime());
    const [value, unit] =
      ms >= DAY_MS
        ? ([ms / DAY_MS, 'day'] as const)
        : ms >= HOUR_MS
          ? ([ms / HOUR_MS, 'hour'] as const)
          : ([ms / MINUTE_MS, 'minute'] as const);
    const format = keptFormat(
      `age ${locale} ${unit}`,
      () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }),
    );
    return format.format(Math.floor(value));
  };
}
