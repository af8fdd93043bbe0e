import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DraftList } from '@/components/billing/draft-list';
import { InvoiceList } from '@/components/billing/invoice-list';
import { OwedCard } from '@/components/billing/owed-card';
import { SubscriptionsCard } from '@/components/billing/subscriptions-card';
import { StageBadge } from '@/components/leads/stage-badge';
import { RequestStatus } from '@/components/requests/request-status';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { isAdmin } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { getCustomer } from '@/lib/billing/customer-queries';
import { invoicesOfClient } from '@/lib/billing/queries';
import { listSubscriptions } from '@/lib/billing/subscription-queries';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pack } from '@/lib/json';
import { NewDraftButton } from '../../invoices/new-draft-button';
import { CustomerCard } from './customer-card';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.list' }))('customer') };
}

export default async function CustomerPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const [t, customer, { rows, owed }, subscriptions] = await Promise.all([
    getTranslations({ locale, namespace: 'billing.customer' }),
    getCustomer(actor, id),
    invoicesOfClient(actor, id),
    listSubscriptions(actor, id),
  ]);
  if (!customer) notFound();
  const at = (path: string) => localePath(locale, path);
  const requests = [
    ...customer.hostingRequests.map(({ plan, ...row }) => ({ ...row, what: plan.name })),
    ...customer.serviceRequests.map(({ need, ...row }) => ({ ...row, what: need })),
  ].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return (
    <>
      <IntentLink
        href={at('/crm/customers')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('listTitle')}
      </IntentLink>
      <PageHeader
        title={customer.company || customer.name}
        description={customer.company ? customer.name : undefined}
      >
        <NewDraftButton customerId={customer.id} name={customer.company || customer.name} />
      </PageHeader>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          {rows.length > 0 && <OwedCard owed={owed} />}
          <Card aria-labelledby="billing" className="overflow-hidden">
            <CardHeader id="billing" title={t('billing')} />
            {rows.length === 0 ? (
              <p className="px-4 py-3 text-sm text-ink-muted">{t('noInvoices')}</p>
            ) : (
              <InvoiceList rows={pack(rows)} path={at('/crm/invoices')} />
            )}
          </Card>
          {customer.drafts.length > 0 && (
            <Card aria-labelledby="drafts" className="overflow-hidden">
              <CardHeader id="drafts" title={t('drafts')} />
              <DraftList rows={customer.drafts} path={at('/crm/invoices/drafts')} />
            </Card>
          )}
          <Card aria-labelledby="requests">
            <CardHeader id="requests" title={t('requests')} />
            {requests.length === 0 ? (
              <p className="px-4 py-3 text-sm text-ink-muted">{t('noRequests')}</p>
            ) : (
              <ul className="divide-y divide-line">
                {requests.map((row) => (
                  <li
                    key={row.id}
                    className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm"
                  >
                    <IntentLink
                      href={at(`/hosting/dashboard/${row.reference}`)}
                      className="tabular font-medium after:absolute after:inset-0"
                    >
                      {row.reference}
                    </IntentLink>
                    <span className="min-w-0 flex-1 truncate">{row.what}</span>
                    <RequestStatus status={row.status} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
        <div className="min-w-0 space-y-4">
          <CustomerCard customer={customer} locale={locale} mayChangeVat={isAdmin(actor)} />
          <SubscriptionsCard rows={subscriptions} path={at('/crm/subscriptions')} forStaff />
          <Card aria-labelledby="leads">
            <CardHeader id="leads" title={t('leads')} />
            {customer.customerLeads.length === 0 ? (
              <p className="px-4 py-3 text-sm text-ink-muted">{t('noLeads')}</p>
            ) : (
              <ul className="divide-y divide-line">
                {customer.customerLeads.map((lead) => (
                  <li
                    key={lead.id}
                    className="relative flex items-center justify-between gap-3 px-4 py-2.5 text-sm"
                  >
                    <IntentLink
                      href={at(`/crm/leads/${lead.id}`)}
                      className="min-w-0 truncate font-medium after:absolute after:inset-0"
                    >
                      {lead.title}
                    </IntentLink>
                    <StageBadge status={lead.status} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
