import { ReceiptText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { InvoiceList } from '@/components/billing/invoice-list';
import { OwedCard } from '@/components/billing/owed-card';
import { SubscriptionsCard } from '@/components/billing/subscriptions-card';
import { Pager } from '@/components/pulse/pager';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { invoicesOfClient } from '@/lib/billing/queries';
import { invoiceFilterSchema } from '@/lib/billing/schema';
import { findBillingAddress, listSubscriptions } from '@/lib/billing/subscription-queries';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pack } from '@/lib/json';
import { singleParams } from '@/lib/leads/filter';
import { asClient } from '../requests/as-client';
import { AddressCard } from './address-card';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.list' }))('title') };
}

export default async function MyInvoicesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = asClient(await requireActor('CLIENT', 'SELLER', 'ADMIN'));
  const { after } = invoiceFilterSchema.parse(singleParams(await searchParams));
  const [t, { rows, next, owed }, subscriptions, address] = await Promise.all([
    getTranslations({ locale, namespace: 'billing.list' }),
    invoicesOfClient(actor, actor.id, after),
    listSubscriptions(actor),
    findBillingAddress(actor.id),
  ]);
  const path = localePath(locale, '/account/invoices');
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          {rows.length > 0 && <OwedCard owed={owed} />}
          <Card aria-label={t('title')} className="overflow-hidden">
            {rows.length === 0 ? (
              <EmptyState
                icon={ReceiptText}
                title={t('none')}
                action={
                  <a href={localePath(locale, '/hosting')} className={buttonStyle('primary')}>
                    {t('noneAction')}
                  </a>
                }
              >
                {t('noneHint')}
              </EmptyState>
            ) : (
              <InvoiceList rows={pack(rows)} path={path} />
            )}
            {(after || next) && (
              <Pager
                first={after ? { href: path, label: t('first') } : undefined}
                next={
                  next ? { href: `${path}?after=${encodeURIComponent(next)}`, label: t('next') } : undefined
                }
              />
            )}
          </Card>
        </div>
        <div className="min-w-0 space-y-4">
          {rows.length + subscriptions.length > 0 && (
            <SubscriptionsCard rows={subscriptions} path={localePath(locale, '/account/subscriptions')} />
          )}
          <AddressCard address={address} />
        </div>
      </div>
    </>
  );
}
