import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { InvoiceStatusBadge } from '@/components/billing/status-badge';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { getInvoiceDraft, type InvoiceDraftDetail, numberOfIssued } from '@/lib/billing/drafts/queries';
import { amountText } from '@/lib/billing/typed-amount';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { channelNames } from '@/lib/realtime/channels';
import { BuyerCard } from './buyer-card';
import type { EditedInvoice } from './draft-values';
import { InvoiceEditor } from './invoice-editor';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.draft' }))('title') };
}

export default async function InvoiceDraftPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const [t, draft] = await Promise.all([
    getTranslations({ locale, namespace: 'billing' }),
    getInvoiceDraft(actor, id),
  ]);
  if (!draft) {
    const number = await numberOfIssued(actor, id);
    if (number) redirect(localePath(locale, `/crm/invoices/${number}`));
    notFound();
  }
  const { buyer } = draft.situation;
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <IntentLink
        href={localePath(locale, '/crm/invoices?status=drafts')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('draft.back')}
      </IntentLink>
      <PageHeader
        title={t('draft.titleOf', { name: buyer.company || buyer.name })}
        description={<InvoiceStatusBadge status="draft" />}
      />
      <InvoiceEditor
        key={draft.id}
        draft={editedInvoice(draft, locale)}
        hasSeller={draft.hasSeller}
        buyerCard={
          <BuyerCard
            buyer={buyer}
            href={localePath(locale, `/crm/customers/${draft.userId}`)}
            locale={locale}
          />
        }
      />
    </>
  );
}

function editedInvoice(draft: InvoiceDraftDetail, locale: AppLocale): EditedInvoice {
  const { situation } = draft;
  return {
    id: draft.id,
    revision: draft.revision,
    email: situation.buyer.email,
    currency: draft.currency,
    vatRateBp: situation.vatRateBp,
    vatNote: situation.vatNote,
    values: {
      lines: draft.lines.map((line) => ({
        key: line.id,
        label: line.description,
        detail: line.detail ?? '',
        quantity: String(line.quantity),
        unit: signedText(line.unitNetCents, locale),
      })),
      dueDays: String(draft.dueDays),
      language: draft.locale,
      reference: draft.reference ?? '',
      message: draft.message ?? '',
    },
  };
}

const signedText = (cents: number, locale: AppLocale) =>
  `${cents < 0 ? '-' : ''}${amountText(Math.abs(cents), locale)}`;
