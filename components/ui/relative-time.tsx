'use client';

import { useLocale, useNow, useTimeZone } from 'next-intl';
import { useFormatter } from '@/lib/i18n/use-words';

/** From here on the formatter counts in months. */
const MONTH_MS = (365 / 12) * 24 * 3_600_000;

const fullTimes = new Map<string, Intl.DateTimeFormat>();

/** A long list shows a hundred of these, and looking one up by its options costs more than its words. */
function fullTimeFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = fullTimes.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  fullTimes.set(key, made);
  return made;
}

/** “il y a 3 min”, kept fresh; the exact time on hover and for machines. */
export function RelativeTime({ at, className }: { at: Date | string; className?: string }) {
  const format = useFormatter();
  const fullTime = fullTimeFormat(useLocale(), useTimeZone());
  const now = useNow({ updateInterval: 30_000 });
  const date = new Date(at);
  // A month's short form is “m.” in French, which reads as minutes.
  const style = Math.abs(now.getTime() - date.getTime()) < MONTH_MS ? 'short' : 'long';
  return (
    <time
      dateTime={date.toISOString()}
      title={fullTime.format(date)}
      className={className}
      suppressHydrationWarning
    >
      {format.relativeTime(date, { now, style })}
    </time>
  );
}
