import 'server-only';
import type { Db } from '@/lib/db/client';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { recordPulse } from '@/lib/pulse/record';
import { settleInvoice } from './settle';

/** What follows an invoice that was just issued, in the same transaction: its letter, and its end when it is of nothing. */
export async function whenIssued(tx: Db, invoiceId: string): Promise<void> {
  await writeTo(tx, invoiceId, 'invoice_issued');
  const { number, grossCents, currency, requestId, request } = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: {
      number: true,
      grossCents: true,
      currency: true,
      requestId: true,
      request: { select: { crmLead: { select: { id: true, assignedToId: true } } } },
    },
  });
  await recordPulse(tx, {
    type: 'invoice.issued',
    requestId: requestId ?? undefined,
    leadId: request?.crmLead?.id,
    assigneeId: request?.crmLead?.assignedToId,
    data: { number, grossCents, currency },
  });
  await settleInvoice(tx, invoiceId);
}

/** The letter that a document goes out with, to its buyer. */
export async function writeTo(
  tx: Db,
  invoiceId: string,
  template: 'invoice_issued' | 'credit_note_issued',
): Promise<void> {
  const {
    buyerEmail: to,
    userId,
    locale,
  } = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { buyerEmail: true, userId: true, locale: true },
  });
  const props = { invoiceId };
  const dedupeKey = `${template}:${invoiceId}`;
  await enqueueEmail(tx, { template, props, to, userId: userId ?? undefined, locale, dedupeKey });
}
