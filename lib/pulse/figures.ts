import { keptFormat } from '@/lib/i18n/kept-format';
import type { AppLocale } from '@/lib/i18n/routing';

/** “—”: there is nothing to count from. */
export const NO_FIGURE = '—';

/**
 * A share in percent to one decimal; null without data. It says 0 only for none and 100 only for all:
 * what is in between never rounds to either.
 */
export function percentOf(part: number, n: number): number | null {
  if (n === 0) return null;
  if (part <= 0) return 0;
  if (part >= n) return 100;
  return Math.min(99.9, Math.max(0.1, Math.round((part * 1000) / n) / 10));
}

/** Seconds as hours: two decimals below ten hours, one above; null without data. */
export function hoursOf(seconds: number | null): number | null {
  if (seconds === null) return null;
  const hours = seconds / 3600;
  return hours < 10 ? Math.round(hours * 100) / 100 : Math.round(hours * 10) / 10;
}

export function percentText(percent: number | null, locale: AppLocale): string {
  if (percent === null) return NO_FIGURE;
  const format = keptFormat(
    `percent ${locale}`,
    () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
  );
  return format.format(percent / 100);
}

export function hoursText(hours: number | null, locale: AppLocale): string {
  if (hours === null) return NO_FIGURE;
  const format = keptFormat(
    `hours ${locale}`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
  );
  return `${format.format(hours)}\u00a0h`;
}

export function countText(count: number, locale: AppLocale): string {
  return keptFormat(`count ${locale}`, () => new Intl.NumberFormat(locale)).format(count);
}
