import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NoCustomers } from '@/components/billing/no-customers';
import { SearchFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { Pager } from '@/components/pulse/pager';
import { Card } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { listCustomers } from '@/lib/billing/customer-queries';
import { customerFilterSchema } from '@/lib/billing/schema';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { NewDraftButton } from '../new-draft-button';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.draft' }))('new') };
}

export default async function NewInvoicePage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = customerFilterSchema.parse(singleParams(await searchParams));
  const [t, { rows, next }] = await Promise.all([
    getTranslations({ locale, namespace: 'billing' }),
    listCustomers(actor, filter),
  ]);
  const path = localePath(locale, '/crm/invoices/new');
  const query = filter.q ? `q=${encodeURIComponent(filter.q)}&` : '';
  return (
    <>
      <IntentLink
        href={localePath(locale, '/crm/invoices')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('page.back')}
      </IntentLink>
      <PageHeader title={t('draft.new')} description={t('draft.newLead')} />
      <div className="space-y-4">
        <FilterForm path={path} label={t('customer.search')} values={{ q: filter.q ?? '' }}>
          <SearchFilter value={filter.q ?? ''} placeholder={t('customer.search')} />
        </FilterForm>
        <Card aria-label={t('customer.listTitle')} className="overflow-hidden">
          {rows.length === 0 ? (
            <NoCustomers isSearch={Boolean(filter.q)} path={path} locale={locale} />
          ) : (
            <ul className="divide-y divide-line">
              {rows.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
                  <span className="min-w-0 flex-1 basis-48">
                    <span className="block truncate font-medium">{row.company || row.name}</span>
                    <span className="block truncate text-ink-muted">
                      {row.company ? `${row.name} · ${row.email}` : row.email}
                    </span>
                  </span>
                  <NewDraftButton customerId={row.id} name={row.company || row.name} />
                </li>
              ))}
            </ul>
          )}
          {(filter.after || next) && (
            <Pager
              first={filter.after ? { href: `${path}?${query}`, label: t('list.first') } : undefined}
              next={
                next
                  ? { href: `${path}?${query}after=${encodeURIComponent(next)}`, label: t('list.next') }
                  : undefined
              }
            />
          )}
        </Card>
      </div>
    </>
  );
}
