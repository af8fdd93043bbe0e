import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SelectFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { EmailStatus } from '@/lib/db/generated/enums';
import { env } from '@/lib/env';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { mailboxFilterSchema } from '@/lib/messaging/filter';
import { countEmails, listEmails } from '@/lib/messaging/mailbox';
import { listFailedJobs } from '@/lib/worker/failed-jobs';
import { ListPages } from '../list-pages';
import { ListSearch } from '../list-search';
import { EmailList } from './email-list';
import { FailedJobs } from './failed-jobs';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: t('mailbox.title') };
}

export default async function MailboxPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const filter = mailboxFilterSchema.parse(singleParams(await searchParams));
  const [t, { rows, next }, counts, jobs] = await Promise.all([
    getTranslations('admin'),
    listEmails(actor, filter),
    countEmails(actor),
    listFailedJobs(actor),
  ]);
  const path = localePath(locale, '/admin/mailbox');
  const statuses = Object.values(EmailStatus).map((value) => ({
    value,
    label: t('mailbox.statusCount', { status: t(`mailbox.status.${value}`), count: counts[value] }),
  }));
  return (
    <>
      <PageHeader
        title={t('mailbox.title')}
        description={t(env().RESEND_API_KEY ? 'mailbox.leadSent' : 'mailbox.leadKept')}
      />
      <FailedJobs jobs={jobs} />
      <div className="mb-4">
        <FilterForm
          path={path}
          label={t('mailbox.filters')}
          values={{ q: filter.q, status: filter.status ?? '' }}
        >
          <ListSearch label={t('mailbox.search')} value={filter.q} />
          <SelectFilter
            name="status"
            label={t('mailbox.statusLabel')}
            value={filter.status ?? ''}
            options={[{ value: '', label: t('mailbox.allStatuses') }, ...statuses]}
          />
        </FilterForm>
      </div>
      <EmailList rows={rows} locale={locale} filtered={filter.q !== '' || filter.status !== undefined} />
      <ListPages path={path} query={filter} next={next} />
    </>
  );
}
