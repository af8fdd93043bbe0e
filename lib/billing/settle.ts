import 'server-only';
import type { Db } from '@/lib/db/client';
import { isSettled } from './balance';

export const figuresSelect = {
  grossCents: true,
  paidCents: true,
  refundedCents: true,
  creditedCents: true,
} as const;

/** What follows once nothing is left to pay: the service that was waiting for it starts. Safe to ask any time. */
export async function settleInvoice(tx: Db, invoiceId: string): Promise<boolean> {
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { requestId: true, ...figuresSelect },
  });
  return isSettled(invoice);
}
