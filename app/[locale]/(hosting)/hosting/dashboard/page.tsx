import { Inbox, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ChipLinks } from '@/components/pulse/chip-links';
import { Pager } from '@/components/pulse/pager';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { isStaff } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import type { ServiceKind } from '@/lib/db/generated/enums';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { countRequestsByStatus, listRequests } from '@/lib/orders/queries';
import { type RequestFilter, requestFilterSchema } from '@/lib/orders/schema';
import { REQUEST_STATUSES } from '@/lib/orders/status';
import { countText } from '@/lib/pulse/figures';
import { channelNames } from '@/lib/realtime/channels';
import { requestLine } from './request-line';
import { RequestSearch } from './request-search';
import { RequestTable } from './request-table';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'dashboard' }))('title') };
}

export default async function HostingDashboardPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const { status, search, cursor } = requestFilterSchema.parse(await searchParams);
  const [t, { rows, nextCursor }, counts] = await Promise.all([
    getTranslations({ locale, namespace: 'dashboard' }),
    listRequests(actor, { status, search, cursor, limit: 25 }),
    countRequestsByStatus(actor),
  ]);
  const here = (change: Partial<Pick<RequestFilter, 'status' | 'search' | 'cursor'>>) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ status, search, ...change }))
      if (value) query.set(name, value);
    return `${localePath(locale, '/hosting/dashboard')}${query.size > 0 ? `?${query}` : ''}`;
  };
  const total = REQUEST_STATUSES.reduce((sum, one) => sum + counts[one], 0);
  // Beside a search the counts of everything would be those of another list.
  const counted = (count: number) => (search ? undefined : countText(count, locale));
  const words = {
    service: (kind: ServiceKind) => t(`service_kinds.${kind}`),
    quantity: (count: number) => t('quantity', { count }),
  };
  const lines = rows.map((row) => requestLine(row, actor, locale, words));
  return (
    <>
      {isStaff(actor) && <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />}
      <PageHeader title={t('title')} description={t(`description.${actor.role}`)} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-4">
        <ChipLinks
          label={t('filter')}
          chips={[
            {
              key: 'all',
              href: here({ status: undefined }),
              label: t('all'),
              count: counted(total),
              current: !status,
            },
            ...REQUEST_STATUSES.map((one) => ({
              key: one,
              href: here({ status: one }),
              label: t(`statuses.${one}`),
              count: counted(counts[one]),
              current: one === status,
            })),
          ]}
        />
        <RequestSearch search={search} status={status} clearHref={here({ search: undefined })} />
      </div>
      <Card>
        {lines.length > 0 && <RequestTable rows={lines} staff={isStaff(actor)} />}
        {rows.length === 0 &&
          (status || search || cursor ? (
            <EmptyState icon={SearchX} title={t('empty_filtered.title')}>
              {t('empty_filtered.body')}
            </EmptyState>
          ) : (
            <EmptyState
              icon={Inbox}
              title={t('empty.title')}
              action={
                <a href={localePath(locale, '/hosting')} className={buttonStyle('primary', 'sm')}>
                  {t('see_plans')}
                </a>
              }
            >
              {t(isStaff(actor) ? 'empty.staff' : 'empty.client')}
            </EmptyState>
          ))}
        {(cursor || nextCursor) && (
          <Pager
            first={cursor ? { href: here({}), label: t('first_page') } : undefined}
            next={nextCursor ? { href: here({ cursor: nextCursor }), label: t('next_page') } : undefined}
          />
        )}
      </Card>
    </>
  );
}
