import { ArrowLeft, Download } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DunningCard } from '@/components/billing/dunning-card';
import { InvoiceFacts } from '@/components/billing/invoice-head';
import { InvoiceLines } from '@/components/billing/invoice-lines';
import { PayCard } from '@/components/billing/pay-card';
import { SettlementCard } from '@/components/billing/settlement-card';
import { InvoiceStatusBadge } from '@/components/billing/status-badge';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { getInvoice } from '@/lib/billing/get-invoice';
import { cardReturnSchema } from '@/lib/billing/schema';
import { offersCards } from '@/lib/billing/stripe/client';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { channelNames } from '@/lib/realtime/channels';
import { asClient } from '../../requests/as-client';
import { CardPayment } from './card-payment';

type Props = {
  params: Promise<{ locale: AppLocale; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function MyInvoicePage({ params, searchParams }: Props) {
  const { locale, number } = await params;
  setRequestLocale(locale);
  const actor = asClient(await requireActor('CLIENT', 'SELLER', 'ADMIN'));
  const { card } = cardReturnSchema.parse(singleParams(await searchParams));
  const [t, invoice] = await Promise.all([
    getTranslations({ locale, namespace: 'billing' }),
    getInvoice(actor, number),
  ]);
  if (!invoice) notFound();
  const path = localePath(locale, '/account/invoices');
  const orderHref = invoice.request && localePath(locale, `/account/requests/${invoice.request.reference}`);
  return (
    <>
      <RefreshOn channel={channelNames.user(actor.id)} events={['invoice.changed']} />
      <IntentLink
        href={path}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('page.back')}
      </IntentLink>
      <PageHeader
        title={`${t(`kind.${invoice.kind}`)} ${invoice.number}`}
        description={<InvoiceStatusBadge status={invoice.status} />}
      >
        <a href={`${path}/${invoice.number}/pdf`} className={buttonStyle('secondary', 'sm')}>
          <Download aria-hidden="true" className="size-4" /> {t('list.download')}
        </a>
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <InvoiceLines invoice={invoice} />
          {invoice.kind === 'invoice' && <SettlementCard invoice={invoice} path={path} />}
        </div>
        <div className="min-w-0 space-y-4">
          <PayCard
            invoice={invoice}
            card={offersCards() && <CardPayment number={number} invoice={invoice} outcome={card} />}
          />
          <InvoiceFacts invoice={invoice} path={path} orderHref={orderHref ?? undefined} />
          <DunningCard invoice={invoice} />
        </div>
      </div>
    </>
  );
}
