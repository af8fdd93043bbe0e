import { Activity } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ChipLinks } from '@/components/pulse/chip-links';
import { FeedList } from '@/components/pulse/feed-list';
import { Pager } from '@/components/pulse/pager';
import { PeriodChips } from '@/components/pulse/period-chips';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { visibleEventTypes } from '@/lib/pulse/policy';
import { countFeed, listFeed } from '@/lib/pulse/queries/feed';
import { viewerPeriod } from '@/lib/pulse/report';
import { EVENT_FAMILIES, type FeedFilter, feedFilterSchema } from '@/lib/pulse/schema';
import { channelNames } from '@/lib/realtime/channels';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('feed.page_title') };
}

export default async function ActivityPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = feedFilterSchema.parse(await searchParams);
  const period = viewerPeriod(actor, filter.period);
  const [t, { rows, nextCursor }, count] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    listFeed(actor, filter, period),
    countFeed(actor, filter, period),
  ]);
  const here = (change: Partial<FeedFilter>) =>
    localePath(locale, pulseAddress.activity({ type: filter.type, period: filter.period, ...change }));
  const families = EVENT_FAMILIES.filter((family) =>
    visibleEventTypes(actor).some((type) => type.startsWith(family)),
  );
  const exact = filter.type?.includes('.') ? filter.type : null;
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader title={t('feed.page_title')} description={t('feed.page_description')} />
      <div className="flex flex-wrap gap-x-6 gap-y-2 pb-4">
        <ChipLinks
          label={t('feed.filter')}
          chips={[
            {
              key: 'all',
              href: here({ type: undefined }),
              label: t('feed.all_types'),
              current: !filter.type,
            },
            ...families.map((family) => ({
              key: family,
              href: here({ type: family }),
              label: t(`families.${family}`),
              current: filter.type === family,
            })),
            ...(exact
              ? [
                  {
                    key: exact,
                    href: here({}),
                    label: t(`events.${exact}` as Parameters<typeof t>[0]),
                    current: true,
                  },
                ]
              : []),
          ]}
        />
        <PeriodChips
          current={filter.period}
          addressOf={(name) => pulseAddress.activity({ type: filter.type, period: name })}
        />
      </div>
      <Card>
        {rows.length === 0 ? (
          <EmptyState icon={Activity} title={t('feed.empty')}>
            {t('feed.empty_body')}
          </EmptyState>
        ) : (
          <FeedList key={`${filter.type} ${filter.period} ${filter.cursor}`} events={rows} />
        )}
        <Pager
          count={t('count', { count })}
          first={filter.cursor ? { href: here({}), label: t('first_page') } : undefined}
          next={nextCursor ? { href: here({ cursor: nextCursor }), label: t('next_page') } : undefined}
        />
      </Card>
    </>
  );
}
