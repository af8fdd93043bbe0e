import { Eye } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { useTranslations } from '@/lib/i18n/use-words';
import type { Reading } from '@/lib/quotes/queries/reading';
import { ReadingNow } from './reading-now';

/** Whether the client reads it at this moment, how often they did, and what they spent their time on. */
export function ReadingCard({ reading }: { reading: Reading }) {
  const t = useTranslations('quotes');
  const { views, firstAt, lastAt, bySection, now } = reading;
  const total = bySection.reduce((sum, { seconds }) => sum + seconds, 0);
  const most = Math.max(1, ...bySection.map(({ seconds }) => seconds));
  const time = (seconds: number) =>
    t('reading.seconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return (
    <Card aria-labelledby="reading-title">
      <CardHeader id="reading-title" title={t('reading.title')} />
      <div className="space-y-3 p-4 text-sm">
        <ReadingNow section={now} />
        {views === 0 ? (
          <p className="flex gap-2 text-ink-muted">
            <Eye aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            {t('reading.never')}
          </p>
        ) : (
          <>
            <dl className="grid grid-cols-[1fr_auto] gap-y-1">
              <dt className="text-ink-muted">{t('reading.views')}</dt>
              <dd className="tabular text-right">{views}</dd>
              <dt className="text-ink-muted">{t('reading.first')}</dt>
              <dd className="text-right">{firstAt && <RelativeTime at={firstAt} />}</dd>
              {lastAt && !now && (
                <>
                  <dt className="text-ink-muted">{t('reading.last')}</dt>
                  <dd className="text-right">
                    <RelativeTime at={lastAt} />
                  </dd>
                </>
              )}
              <dt className="text-ink-muted">{t('reading.time')}</dt>
              <dd className="tabular text-right">{time(total)}</dd>
            </dl>
            {bySection.length > 0 && (
              <ul aria-label={t('reading.sections')} className="space-y-1.5 border-t border-line pt-3">
                {bySection.map(({ section, seconds }) => (
                  <li key={section}>
                    <span className="flex justify-between gap-3 text-xs">
                      {t(`section.${section}`)}
                      <span className="tabular text-ink-muted">{time(seconds)}</span>
                    </span>
                    <span
                      aria-hidden="true"
                      className="mt-0.5 block h-1 rounded-full bg-module"
                      style={{ width: `${Math.max(2, (seconds / most) * 100)}%` }}
                    />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </Card>
  );
}
