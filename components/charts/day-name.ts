import { keptFormat } from '@/lib/i18n/kept-format';

/** A calendar day such as “2026-11-22” as an axis names it. */
export function dayName(day: string, locale: string): string {
  const format = keptFormat(
    `day name ${locale}`,
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  return format.format(new Date(`${day}T12:00:00Z`));
}
