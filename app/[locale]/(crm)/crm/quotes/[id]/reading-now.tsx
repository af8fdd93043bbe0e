'use client';

import { useEffect } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useTranslations } from '@/lib/i18n/use-words';
import type { QuoteSection } from '@/lib/quotes/schema';

/** After this the reader has gone without saying so: a little longer than the server waits. */
const GONE_MS = 17_000;

/** That the client reads at this moment, and which part; looks again when nothing more is heard. */
export function ReadingNow({ section }: { section: QuoteSection | null }) {
  const t = useTranslations('quotes');
  const { pace } = useRealtimeContext();
  useEffect(() => {
    if (!section) return undefined;
    const timer = setTimeout(() => pace.ask(), GONE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div role="status" className={section ? '' : 'sr-only'}>
      {section && (
        <p className="flex items-center gap-2 rounded-md bg-success-soft px-3 py-2 font-medium text-success">
          <span aria-hidden="true" className="size-2 rounded-full bg-success motion-safe:animate-pulse" />
          {t('reading.now', { section: t(`section.${section}`) })}
        </p>
      )}
    </div>
  );
}
