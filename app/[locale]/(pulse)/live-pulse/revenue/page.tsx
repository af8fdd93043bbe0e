import { Repeat } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ChipLinks } from '@/components/pulse/chip-links';
import { PeriodChips } from '@/components/pulse/period-chips';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { listRevenueRows } from '@/lib/pulse/queries/revenue-rows';
import { viewerPeriod } from '@/lib/pulse/report';
import { REVENUE_SETS, type RevenueRowsFilter, revenueRowsFilterSchema } from '@/lib/pulse/schema';
import { CountedRows } from '../counted-rows';
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
    <CountedRows
      title={t('revenue.rows_title')}
      description={t(`revenue.explain.${filter.set}`, { over: t(`over.${filter.period}`) })}
      choices={
        <>
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
        </>
      }
      empty={{
        icon: Repeat,
        title: t(filter.set === 'running' ? 'revenue.empty_now' : 'revenue.empty'),
        body: t(filter.set === 'running' ? 'revenue.empty_now_body' : 'revenue.empty_body'),
      }}
      count={count}
      firstHref={filter.cursor ? address({}) : null}
      nextHref={nextCursor && address({ cursor: nextCursor })}
    >
      {rows.length === 0 ? null : <RevenueRows rows={rows} />}
    </CountedRows>
  );
}
