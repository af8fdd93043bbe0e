import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { isAdmin } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { now } from '@/lib/clock';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pack } from '@/lib/json';
import { leadFilterSchema, singleParams } from '@/lib/leads/filter';
import { listLeads } from '@/lib/leads/queries/list-leads';
import { listStaff } from '@/lib/leads/queries/staff';
import { channelNames } from '@/lib/realtime/channels';
import { LeadFilters } from './lead-filters';
import { LeadTable } from './lead-table';
import { NoLeads } from './no-leads';
import { Pages } from './pages';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'leads.list' });
  return { title: t('title') };
}

export default async function LeadsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = leadFilterSchema.parse(singleParams(await searchParams));
  const [page, staff, t] = await Promise.all([
    listLeads(actor, filter),
    isAdmin(actor) ? listStaff() : [],
    getTranslations({ locale, namespace: 'leads.list' }),
  ]);
  const path = localePath(locale, '/crm/leads');
  const at = now();
  return (
    <>
      <RefreshOn channel={channelNames.board} events={['lead.changed']} />
      <PageHeader title={t('title')} description={t('description')} />
      <LeadFilters filter={filter} path={path} staff={staff} />
      <p role="status" className="tabular py-3 text-sm text-ink-muted">
        {t(page.countIsFloor ? 'count_floor' : 'count', { count: page.count })}
      </p>
      {page.rows.length === 0 ? (
        <NoLeads filter={filter} path={path} pipelinePath={localePath(locale, '/crm/pipeline')} />
      ) : (
        <Card className="overflow-hidden">
          <LeadTable rows={pack(page.rows)} filter={filter} path={path} at={at} />
          <Pages page={page} filter={filter} path={path} />
        </Card>
      )}
    </>
  );
}
