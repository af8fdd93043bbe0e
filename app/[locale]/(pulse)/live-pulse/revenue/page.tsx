import { Repeat } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ChipLinks } from '@/components/pulse/chip-links';
import { Pager } from '@/components/pulse/pager';
import { PeriodChips } from '@/components/pulse/period-chips';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { listRevenueRows } from '@/lib/pulse/queries/revenue-rows';
import { viewerPeriod } from '@/lib/pulse/report';
import { REVENUE_SETS, type RevenueRowsFilter, revenueRowsFilterSchema } from '@/lib/pulse/schema';
import { channelNames } from '@/lib/realtime/channels';
import { RevenueRows } from './revenue-rows';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('revenue.rows_title') };
}

export default async function RevenuePage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = revenueRowsFilterSchema.parse(await searchParams);
  const [t, { rows, count, nextCursor }] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    listRevenueRows(actor, filter, viewerPeriod(actor, filter.period)),
  ]);
  const address = (change: Partial<RevenueRowsFilter>) =>
    localePath(locale, pulseAddress.revenue({ set: filter.set, period: filter.period, ...change }));
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader
        title={t('revenue.rows_title')}
        description={t(`revenue.explain.${filter.set}`, { over: t(`over.${filter.period}`) })}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2 pb-4">
        <ChipLinks
          label={t('revenue.set')}
          chips={REVENUE_SETS.map((set) => ({
            key: set,
            href: address({ set }),
            label: t(`revenue.sets.${set}`),
            current: set === filter.set,
          }))}
        />
        <PeriodChips
          current={filter.period}
          addressOf={(period) => pulseAddress.revenue({ set: filter.set, period })}
        />
      </div>
      <Card>
        {rows.length === 0 ? (
          <EmptyState icon={Repeat} title={t('revenue.empty')}>
            {t('revenue.empty_body')}
          </EmptyState>
        ) : (
          <RevenueRows rows={rows} />
        )}
        <Pager
          count={t('count', { count })}
          first={filter.cursor ? { href: address({}), label: t('first_page') } : undefined}
          next={nextCursor ? { href: address({ cursor: nextCursor }), label: t('next_page') } : undefined}
        />
      </Card>
    </>
  );
}
