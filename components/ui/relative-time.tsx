'use client';

import { useFormatter, useNow } from 'next-intl';

/** “il y a 3 min”, kept fresh; the exact time on hover and for machines. */
export function RelativeTime({ at, className }: { at: Date | string; className?: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const date = new Date(at);
  return (
    <time
      dateTime={date.toISOString()}
      title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short' })}
      className={className}
      suppressHydrationWarning
    >
      {format.relativeTime(date, { now, style: 'short' })}
    </time>
  );
}
