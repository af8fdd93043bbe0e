import { Activity } from 'lucide-react';
import { useLocale } from 'next-intl';
import { FeedList } from '@/components/pulse/feed-list';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { pulseAddress } from '@/lib/pulse/addresses';
import type { PeriodName } from '@/lib/pulse/period';
import type { FeedEvent } from '@/lib/pulse/queries/feed';

type Props = { events: readonly FeedEvent[]; period: PeriodName };

/** The latest things that happened, moving as they happen; beside the other panels it ends where they end. */
export function FeedPanel({ events, period }: Props) {
  const t = useTranslations('pulse.feed');
  const locale = useLocale();
  return (
    <Card aria-labelledby="feed" className="flex flex-col lg:grow">
      <CardHeader id="feed" title={t('title')}>
        <IntentLink
          href={localePath(locale, pulseAddress.activity({ period }))}
          className="tap text-sm text-module hover:underline"
        >
          {t('all')}
        </IntentLink>
      </CardHeader>
      {events.length === 0 ? (
        <EmptyState icon={Activity} title={t('empty')}>
          {t('empty_body')}
        </EmptyState>
      ) : (
        <FeedList events={events} className="lg:min-h-72 lg:shrink lg:grow lg:basis-0 lg:overflow-y-auto" />
      )}
    </Card>
  );
}
