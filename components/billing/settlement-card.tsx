import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import type { InvoiceDetail } from '@/lib/billing/get-invoice';
import { useTranslations } from '@/lib/i18n/use-words';
import { useBillingWords } from './use-billing-words';

type Payment = InvoiceDetail['payments'][number];

type Props = {
  invoice: InvoiceDetail;
  path: string;
  /** What may be done with a payment, on pages of the staff. */
  paymentAction?: (payment: Payment) => ReactNode;
  children?: ReactNode;
};

/** What came in, went back and was credited, and what is left. */
export function SettlementCard({ invoice, path, paymentAction, children }: Props) {
  const t = useTranslations('billing.page');
  const { money } = useBillingWords();
  const { payments, creditNotes, balanceCents, currency } = invoice;
  return (
    <Card aria-labelledby="payments">
      <CardHeader id="payments" title={t('payments')} />
      {payments.length + creditNotes.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-muted">{t('noPayments')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {payments.map((payment) => (
            <PaymentLine key={payment.id} payment={payment} action={paymentAction?.(payment)} />
          ))}
          {creditNotes.map((note) => (
            <CreditLine key={note.number} note={note} currency={currency} path={path} />
          ))}
        </ul>
      )}
      <p className="flex justify-between gap-4 border-t border-line px-4 py-3 text-base font-semibold">
        <span>{t(balanceCents < 0 ? 'toRefund' : 'balance')}</span>
        <span className="tabular">{money(Math.abs(balanceCents), currency)}</span>
      </p>
      {children && <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">{children}</div>}
    </Card>
  );
}

function PaymentLine({ payment, action }: { payment: Payment; action: ReactNode }) {
  const t = useTranslations('billing');
  const { day, money } = useBillingWords();
  const isRefund = payment.kind === 'refund';
  const gone = payment.voidedAt !== null;
  const what = t(isRefund ? 'page.refund' : 'page.received', { day: day(payment.receivedOn) });
  return (
    <li className="space-y-1 px-4 py-2.5 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <span className={`min-w-0 ${gone ? 'text-ink-muted line-through' : ''}`}>{what}</span>
        <span className={`tabular whitespace-nowrap ${gone ? 'text-ink-muted line-through' : ''}`}>
          {money(isRefund ? payment.amountCents : -payment.amountCents, payment.currency)}
        </span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 text-xs break-words text-ink-muted">
          {t(`method.${payment.method}`)}
          {payment.reference && ` · ${t('page.reference', { reference: payment.reference })}`}
        </span>
        {!gone && action}
      </div>
      {gone && (
        <p className="text-xs text-ink-muted">{t('page.voided', { reason: payment.voidReason ?? '' })}</p>
      )}
    </li>
  );
}

type NoteProps = { note: InvoiceDetail['creditNotes'][number]; currency: string; path: string };

function CreditLine({ note, currency, path }: NoteProps) {
  const t = useTranslations('billing.page');
  const { day, money } = useBillingWords();
  if (!note.number || !note.issuedOn) return null;
  return (
    <li className="px-4 py-2.5 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <IntentLink
          href={`${path}/${note.number}`}
          className="tap min-w-0 text-module underline underline-offset-2"
        >
          {t('creditNote', { number: note.number, day: day(note.issuedOn) })}
        </IntentLink>
        <span className="tabular whitespace-nowrap">{money(-note.grossCents, currency)}</span>
      </div>
      {note.reason && <p className="text-xs break-words text-ink-muted">{note.reason}</p>}
    </li>
  );
}
