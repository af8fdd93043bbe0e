import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { auditFilterSchema } from '@/lib/audit/filter';
import { auditChoices, listAudit } from '@/lib/audit/queries';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { dayAfter } from '@/lib/identity/absence-days';
import { singleParams } from '@/lib/leads/filter';
import { instantOfLocal } from '@/lib/leads/local-time';
import { ListPages } from '../list-pages';
import { AuditFilters } from './audit-filters';
import { AuditList } from './audit-list';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: t('audit.title') };
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const filter = auditFilterSchema.parse(singleParams(await searchParams));
  const midnight = (day: string) => instantOfLocal(`${day}T00:00`, actor.timeZone);
  const { from, to, ...rest } = filter;
  const [t, { rows, next }, choices] = await Promise.all([
    getTranslations('admin'),
    listAudit(actor, {
      ...rest,
      from: from ? midnight(from) : null,
      before: to ? midnight(dayAfter(to)) : null,
    }),
    auditChoices(actor),
  ]);
  const path = localePath(locale, '/admin/audit');
  const filtered = Object.values({ ...filter, after: undefined }).some((value) => value !== undefined);
  return (
    <>
      <PageHeader title={t('audit.title')} description={t('audit.lead')} />
      <div className="mb-4">
        <AuditFilters path={path} filter={filter} choices={choices} />
      </div>
      <AuditList rows={rows} locale={locale} filtered={filtered} />
      <ListPages path={path} query={filter} next={next} />
    </>
  );
}
