import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { type Chip, ChipLinks } from '@/components/pulse/chip-links';
import { PeriodChips } from '@/components/pulse/period-chips';
import { planName } from '@/components/requests/plan-name';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { type CountedRequest, listCountedRequests } from '@/lib/pulse/queries/request-rows';
import { viewerPeriod } from '@/lib/pulse/report';
import { REQUEST_SETS, type RequestRowsFilter, requestRowsFilterSchema } from '@/lib/pulse/schema';
import { CountedRows } from '../counted-rows';
import { CountedRequestsTable } from './counted-requests-table';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('requests.title') };
}

export default async function CountedRequestsPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = requestRowsFilterSchema.parse(await searchParams);
  const [t, { rows, count, nextCursor }] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    listCountedRequests(actor, filter, viewerPeriod(actor, filter.period)),
  ]);
  const planNameOf = (row: CountedRequest) => planName({ code: row.planCode, name: row.planName }, locale);
  const address = (change: Partial<RequestRowsFilter>) =>
    pulseAddress.requests({ ...filter, cursor: undefined, ...change });
  const chip = (key: string, label: string, change: Partial<RequestRowsFilter>, current: boolean): Chip => ({
    key,
    label,
    current,
    href: localePath(locale, address(change)),
  });
  return (
    <CountedRows
      title={t('requests.title')}
      description={t(`requests.explain.${filter.set}`, { over: t(`over.${filter.period}`) })}
      choices={
        <>
          <ChipLinks
            label={t('requests.set')}
            chips={REQUEST_SETS.map((set) =>
              chip(set, t(`requests.sets.${set}`), { set }, set === filter.set),
            )}
          />
          <ChipLinks
            label={t('requests.kind')}
            chips={[
              chip('all', t('requests.all_kinds'), { kind: undefined, plan: undefined }, !filter.kind),
              chip('hosting', t('kinds.hosting'), { kind: 'hosting' }, filter.kind === 'hosting'),
              chip(
                'service',
                t('kinds.service'),
                { kind: 'service', plan: undefined },
                filter.kind === 'service',
              ),
              ...(filter.plan
                ? [
                    chip(
                      'plan',
                      t('requests.of_plan', { plan: (rows[0] && planNameOf(rows[0])) ?? filter.plan }),
                      {},
                      true,
                    ),
                  ]
                : []),
            ]}
          />
          <PeriodChips current={filter.period} addressOf={(period) => address({ period })} />
        </>
      }
      empty={{ icon: Inbox, title: t('requests.empty'), body: t('requests.empty_body') }}
      count={count}
      firstHref={filter.cursor ? localePath(locale, address({})) : null}
      nextHref={nextCursor && localePath(locale, address({ cursor: nextCursor }))}
    >
      {rows.length === 0 ? null : (
        <CountedRequestsTable
          rows={rows.map(({ planCode: code, planName: name, ...row }) => ({
            ...row,
            plan: planName({ code, name }, locale),
          }))}
        />
      )}
    </CountedRows>
  );
}
