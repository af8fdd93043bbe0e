import { UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { StageBadge } from '@/components/leads/stage-badge';
import { ChipLinks } from '@/components/pulse/chip-links';
import { PeriodChips } from '@/components/pulse/period-chips';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { requireActor } from '@/lib/auth/current-actor';
import { LeadSource } from '@/lib/db/generated/enums';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { listCountedLeads } from '@/lib/pulse/queries/leads-by-source';
import { viewerPeriod } from '@/lib/pulse/report';
import { type LeadRowsFilter, leadRowsFilterSchema } from '@/lib/pulse/schema';
import { CountedRows } from '../counted-rows';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('leads.rows_title') };
}

export default async function CountedLeadsPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = leadRowsFilterSchema.parse(await searchParams);
  const [t, { rows, count, nextCursor }] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    listCountedLeads(actor, filter, viewerPeriod(actor, filter.period)),
  ]);
  const address = (change: Partial<LeadRowsFilter>) =>
    localePath(locale, pulseAddress.leads({ source: filter.source, period: filter.period, ...change }));
  return (
    <CountedRows
      title={t('leads.rows_title')}
      description={t(`reach.${actor.role === 'ADMIN' ? 'all' : 'own'}`)}
      choices={
        <>
          <ChipLinks
            label={t('leads.source')}
            chips={[
              {
                key: 'all',
                href: address({ source: undefined }),
                label: t('leads.all_sources'),
                current: !filter.source,
              },
              ...Object.values(LeadSource).map((source) => ({
                key: source,
                href: address({ source }),
                label: t(`sources.${source}`),
                current: source === filter.source,
              })),
            ]}
          />
          <PeriodChips
            current={filter.period}
            addressOf={(period) => pulseAddress.leads({ source: filter.source, period })}
          />
        </>
      }
      empty={{ icon: UsersRound, title: t('leads.empty_title'), body: t('leads.empty_body') }}
      count={count}
      firstHref={filter.cursor ? address({}) : null}
      nextHref={nextCursor && address({ cursor: nextCursor })}
    >
      {rows.length === 0 ? null : (
        <ul className="divide-y divide-line text-sm">
          {rows.map((lead) => (
            <li
              key={lead.id}
              className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_auto_6rem]"
            >
              <span className="col-span-2 min-w-0 sm:col-span-1">
                <IntentLink
                  href={localePath(locale, `/crm/leads/${lead.id}`)}
                  className="tap font-medium break-words hover:underline"
                >
                  {lead.title}
                </IntentLink>
                <span className="block text-xs text-ink-muted">
                  {lead.company ?? lead.contactName} · {t(`sources.${lead.source}`)}
                </span>
              </span>
              <span>
                <StageBadge status={lead.status} />
              </span>
              <RelativeTime
                at={lead.createdAt}
                className="text-right text-xs whitespace-nowrap text-ink-muted"
              />
            </li>
          ))}
        </ul>
      )}
    </CountedRows>
  );
}
