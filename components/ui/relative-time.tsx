'use client';

import { useLocale, useNow, useTimeZone } from 'next-intl';
import type { ReactNode } from 'react';
import { keptFormat } from '@/lib/i18n/kept-format';
import { useFormatter } from '@/lib/i18n/use-words';

/** From here on the formatter counts in months. */
const MONTH_MS = (365 / 12) * 24 * 3_600_000;

/** Draws times as “il y a 3 min”, kept fresh, with the exact one on hover and for machines: one clock for a whole list. */
export function useRelativeTime(): (at: Date | string, className?: string) => ReactNode {
  const format = useFormatter();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const fullTime = keptFormat(
    `full time ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }),
  );
  const now = useNow({ updateInterval: 30_000 });
  return (at, className) => {
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
  };
}

/** One such time. */
export function RelativeTime({ at, className }: { at: Date | string; className?: string }) {
  return useRelativeTime()(at, className);
}
