import { FilePlus, ReceiptText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DraftList } from '@/components/billing/draft-list';
import { InvoiceList } from '@/components/billing/invoice-list';
import { OwedCard } from '@/components/billing/owed-card';
import { SearchFilter, SelectFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { Pager } from '@/components/pulse/pager';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { isAdmin } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { listInvoiceDrafts } from '@/lib/billing/drafts/queries';
import { sumInvoices } from '@/lib/billing/owed';
import { listInvoices } from '@/lib/billing/queries';
import { INVOICE_FILTERS, invoiceFilterSchema } from '@/lib/billing/schema';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pack } from '@/lib/json';
import { singleParams } from '@/lib/leads/filter';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.staff' }))('title') };
}

export default async function InvoicesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = invoiceFilterSchema.parse(singleParams(await searchParams));
  const isDrafts = filter.status === 'drafts';
  const [t, issued, drafts, owed] = await Promise.all([
    getTranslations({ locale, namespace: 'billing' }),
    isDrafts ? null : listInvoices(actor, filter),
    isDrafts ? listInvoiceDrafts(actor, filter) : null,
    sumInvoices(actor),
  ]);
  const next = issued?.next ?? drafts?.next;
  const count = (issued ?? drafts)?.rows.length ?? 0;
  const path = localePath(locale, '/crm/invoices');
  const isFiltered = Boolean(filter.q) || filter.status !== 'all';
  const labels = {
    all: t('staff.all'),
    open: t('staff.open'),
    overdue: t('status.overdue'),
    paid: t('status.paid'),
    credited: t('status.credited'),
    credit_notes: t('kind.credit_note'),
    drafts: t('draft.list'),
  };
  const query = new URLSearchParams({ ...(filter.q && { q: filter.q }), status: filter.status });
  return (
    <>
      <PageHeader title={t('staff.title')} description={t('staff.lead')}>
        <IntentLink href={`${path}/new`} className={buttonStyle('primary', 'sm')}>
          <FilePlus aria-hidden="true" className="size-4" /> {t('draft.new')}
        </IntentLink>
        {isAdmin(actor) && (
          <IntentLink
            href={localePath(locale, '/crm/invoices/reconcile')}
            className={buttonStyle('secondary', 'sm')}
          >
            {t('staff.reconcile')}
          </IntentLink>
        )}
      </PageHeader>
      <div className="space-y-4">
        {(count > 0 || isFiltered) && <OwedCard owed={owed} />}
        <FilterForm
          path={path}
          label={t('staff.filter')}
          values={{ q: filter.q ?? '', status: filter.status === 'all' ? '' : filter.status }}
        >
          <SearchFilter value={filter.q ?? ''} placeholder={t('staff.search')} />
          <SelectFilter
            name="status"
            label={t('list.status')}
            value={filter.status === 'all' ? '' : filter.status}
            options={INVOICE_FILTERS.map((value) => ({
              value: value === 'all' ? '' : value,
              label: labels[value],
            }))}
          />
        </FilterForm>
        <Card aria-label={t('staff.title')} className="overflow-hidden">
          {count === 0 ? (
            <EmptyState
              icon={ReceiptText}
              title={t(isDrafts ? 'draft.none' : isFiltered ? 'staff.noMatch' : 'staff.none')}
              action={
                <IntentLink
                  href={isFiltered ? path : localePath(locale, '/crm/quotes')}
                  className={buttonStyle('secondary', 'sm')}
                >
                  {t(isFiltered ? 'staff.clear' : 'staff.noneAction')}
                </IntentLink>
              }
            >
              {t(isDrafts ? 'draft.noneHint' : isFiltered ? 'staff.noMatchHint' : 'staff.noneHint')}
            </EmptyState>
          ) : (
            <>
              {issued && <InvoiceList rows={pack(issued.rows)} path={path} withBuyer />}
              {drafts && <DraftList rows={drafts.rows} path={`${path}/drafts`} />}
            </>
          )}
          {(filter.after || next) && (
            <Pager
              first={filter.after ? { href: `${path}?${query}`, label: t('list.first') } : undefined}
              next={
                next
                  ? { href: `${path}?${query}&after=${encodeURIComponent(next)}`, label: t('list.next') }
                  : undefined
              }
            />
          )}
        </Card>
      </div>
    </>
  );
}
