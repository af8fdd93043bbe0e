import { ArrowLeft, Download } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DunningCard } from '@/components/billing/dunning-card';
import { InvoiceFacts } from '@/components/billing/invoice-head';
import { InvoiceLines } from '@/components/billing/invoice-lines';
import { SettlementCard } from '@/components/billing/settlement-card';
import { InvoiceStatusBadge } from '@/components/billing/status-badge';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { parisDay } from '@/lib/billing/days';
import { getInvoice } from '@/lib/billing/get-invoice';
import { now } from '@/lib/clock';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';
import { carryOverAction } from '../actions';
import { CreditDialog } from './credit-dialog';
import { PaymentDialog } from './payment-dialog';
import { VoidDialog } from './void-dialog';

type Props = { params: Promise<{ locale: AppLocale; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function InvoicePage({ params }: Props) {
  const { locale, number } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const [t, invoice] = await Promise.all([
    getTranslations({ locale, namespace: 'billing' }),
    getInvoice(actor, number),
  ]);
  if (!invoice) notFound();
  const path = localePath(locale, '/crm/invoices');
  const {
    id,
    balanceCents,
    currency,
    canRecord,
    canCorrect,
    creditableNetCents,
    clientCreditCents,
    request,
    userId,
  } = invoice;
  const today = parisDay(now());
  const dialog = { invoiceId: id, number, currency, today };
  const leadId = request?.crmLead?.id;
  return (
    <>
      <IntentLink
        href={path}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('page.back')}
      </IntentLink>
      <PageHeader
        title={`${t(`kind.${invoice.kind}`)} ${number}`}
        description={<InvoiceStatusBadge status={invoice.status} />}
      >
        {userId && (
          <IntentLink
            href={localePath(locale, `/crm/customers/${userId}`)}
            className={buttonStyle('secondary', 'sm')}
          >
            {t('staff.customerPage')}
          </IntentLink>
        )}
        <a href={`${path}/${number}/pdf`} className={buttonStyle('secondary', 'sm')}>
          <Download aria-hidden="true" className="size-4" /> {t('list.download')}
        </a>
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-4">
          <InvoiceLines invoice={invoice} />
          <DunningCard invoice={invoice} />
        </div>
        <div className="min-w-0 space-y-4">
          {invoice.kind === 'invoice' && (
            <SettlementCard
              invoice={invoice}
              path={path}
              paymentAction={(payment) =>
                canCorrect && payment.method !== 'offset' ? <VoidDialog payment={payment} /> : null
              }
            >
              {canRecord && balanceCents > 0 && (
                <PaymentDialog kind="payment" {...dialog} amountCents={balanceCents} />
              )}
              {canCorrect && balanceCents < 0 && (
                <PaymentDialog kind="refund" {...dialog} amountCents={-balanceCents} />
              )}
              {clientCreditCents > 0 && (
                <ConfirmDialog
                  trigger={t('staff.carry')}
                  title={t('staff.carry')}
                  description={t('staff.carryLead', {
                    amount: formatMoney(clientCreditCents, currency, locale),
                    number,
                  })}
                  confirmLabel={t('staff.carry')}
                  cancelLabel={t('staff.cancel')}
                  action={carryOverAction}
                  values={{ invoiceId: id }}
                />
              )}
              {canCorrect && creditableNetCents > 0 && (
                <CreditDialog {...dialog} creditableNetCents={creditableNetCents} />
              )}
            </SettlementCard>
          )}
          <InvoiceFacts
            invoice={invoice}
            path={path}
            orderHref={leadId ? localePath(locale, `/crm/leads/${leadId}`) : undefined}
          />
        </div>
      </div>
    </>
  );
}
