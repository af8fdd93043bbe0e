import 'server-only';
import type { Db } from '@/lib/db/client';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { settleInvoice } from './settle';

/** What follows an invoice that was just issued, in the same transaction: its letter, and its end when it is of nothing. */
export async function whenIssued(tx: Db, invoiceId: string): Promise<void> {
  await writeTo(tx, invoiceId, 'invoice_issued');
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
