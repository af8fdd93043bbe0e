import 'server-only';
import { BillingEmail } from '@/emails/billing-letter';
import type { EmailTemplateProps } from '@/emails/catalogue';
import { now } from '@/lib/clock';
import type { Prisma } from '@/lib/db/generated/client';
import { formatMoney } from '@/lib/money';
import { printInvoice } from '@/lib/pdf/invoice/print-invoice';
import { Undeliverable } from '../undeliverable';
import type { Desk, Letter } from './letter';

const select = {
  id: true,
  number: true,
  dueOn: true,
  reason: true,
  message: true,
  currency: true,
  grossCents: true,
  paidCents: true,
  refundedCents: true,
  creditedCents: true,
  buyer: true,
  credits: { select: { number: true } },
} satisfies Prisma.InvoiceSelect;

/** The document with its figures in the words of the recipient. */
async function findDocument({ tx, locale, t, url }: Desk, id: string) {
  const row = await tx.invoice.findUnique({ where: { id, issuedAt: { not: null } }, select });
  if (!row?.number || !row.dueOn) throw new Undeliverable('subject_gone');
  const { number, currency, grossCents, paidCents, refundedCents, creditedCents } = row;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const openCents = grossCents - creditedCents - paidCents + refundedCents;
  const money = (cents: number) => formatMoney(cents, currency, locale);
  const { name } = row.buyer as { name: string };
  const [due, amount, open] = [days.format(row.dueOn), money(grossCents), money(openCents)];
  const facts = {
    number: { label: t('billing_facts.number'), value: number },
    amount: { label: t('billing_facts.amount'), value: amount },
    due: { label: t('billing_facts.due'), value: due },
    open: { label: t('billing_facts.open'), value: open },
  };
  const address = url(`/account/invoices/${number}`);
  return { ...row, number, name, day: days, money, due, amount, open, openCents, facts, url: address };
}

/** An invoice or a credit note, with its PDF. */
export async function documentLetter(
  desk: Desk,
  template: 'invoice_issued' | 'credit_note_issued',
  { invoiceId }: EmailTemplateProps['invoice_issued'],
): Promise<Letter> {
  const { tx, locale, t } = desk;
  const found = await findDocument(desk, invoiceId);
  const { number, amount, due, name, facts, credits, reason, message, openCents, url } = found;
  const isCredit = template === 'credit_note_issued';
  const file = await printInvoice(tx, invoiceId);
  const intro = isCredit
    ? t('credit_note_issued.intro')
    : t(openCents > 0 ? 'invoice_issued.intro' : 'invoice_issued.introPaid');
  const more = isCredit
    ? [
        { label: t('billing_facts.corrects'), value: credits?.number ?? '' },
        { label: t('billing_facts.reason'), value: reason ?? '' },
      ]
    : [facts.due, ...(openCents > 0 ? [facts.open] : [])];
  return {
    subject: t(`${template}.subject`, { number }),
    files: file ? [file] : [],
    body: (
      <BillingEmail
        t={t}
        locale={locale}
        preview={t(`${template}.preview`, { amount, day: due })}
        title={t(`${template}.title`, { number })}
        words={[t(`${template}.hello`, { name }), intro, ...(message ? [message] : [])]}
        facts={[facts.number, facts.amount, ...more]}
        button={t(`${template}.button`)}
        url={url}
      />
    ),
  };
}

export async function paymentLetter(
  desk: Desk,
  { paymentId }: EmailTemplateProps['payment_received'],
): Promise<Letter> {
  const { tx, locale, t } = desk;
  const payment = await tx.payment.findUnique({ where: { id: paymentId, voidedAt: null } });
  if (!payment) throw new Undeliverable('subject_gone');
  const { number, name, facts, openCents, money, day, url } = await findDocument(desk, payment.invoiceId);
  const amount = money(payment.amountCents);
  const isPaid = openCents <= 0;
  const intro = t(isPaid ? 'payment_received.introPaid' : 'payment_received.introPart', { amount, number });
  const received = { label: t('billing_facts.received'), value: day.format(payment.receivedOn) };
  return {
    subject: t('payment_received.subject', { number }),
    body: (
      <BillingEmail
        t={t}
        locale={locale}
        preview={t('payment_received.preview', { amount })}
        title={t('payment_received.title')}
        words={[t('payment_received.hello', { name }), intro]}
        facts={[facts.number, received, ...(isPaid ? [] : [facts.open])]}
        button={t('payment_received.button')}
        url={url}
      />
    ),
  };
}

export async function reminderLetter(
  desk: Desk,
  { invoiceId, next }: EmailTemplateProps['invoice_reminder'],
): Promise<Letter> {
  const { locale, t } = desk;
  const found = await findDocument(desk, invoiceId);
  const { number, name, facts, open: amount, due, dueOn, day, url } = found;
  // Late from the second midnight on: the due date itself is still in time.
  const isLate = (dueOn?.getTime() ?? 0) + 86_400_000 <= now().getTime();
  const words = [
    t('invoice_reminder.hello', { name }),
    t(isLate ? 'invoice_reminder.introLate' : 'invoice_reminder.intro', { amount, day: due }),
    ...(next ? [t(`invoice_reminder.next_${next.kind}`, { day: day.format(new Date(next.on)) })] : []),
  ];
  return {
    subject: t(isLate ? 'invoice_reminder.subjectLate' : 'invoice_reminder.subject', { number }),
    body: (
      <BillingEmail
        t={t}
        locale={locale}
        preview={t('invoice_reminder.preview', { amount })}
        title={t(isLate ? 'invoice_reminder.titleLate' : 'invoice_reminder.title', { number })}
        words={words}
        facts={[facts.number, facts.due, facts.open]}
        button={t('invoice_reminder.button')}
        url={url}
      />
    ),
  };
}

export async function unpaidServiceLetter(
  desk: Desk,
  { invoiceId, step }: EmailTemplateProps['unpaid_service'],
): Promise<Letter> {
  const { locale, t } = desk;
  const { number, name, facts, url } = await findDocument(desk, invoiceId);
  const title = t(`unpaid_service.subject_${step}`);
  return {
    subject: title,
    body: (
      <BillingEmail
        t={t}
        locale={locale}
        preview={t('unpaid_service.preview', { number })}
        title={title}
        words={[t('unpaid_service.hello', { name }), t(`unpaid_service.intro_${step}`, { number })]}
        facts={[facts.number, facts.due, facts.open]}
        button={t('unpaid_service.button')}
        url={url}
      />
    ),
  };
}
