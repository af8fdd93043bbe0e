import 'server-only';
import type { Db } from '@/lib/db/client';
import { settleInvoice } from './settle';

/** What follows an invoice that was just issued, in the same transaction. */
export async function whenIssued(tx: Db, invoiceId: string): Promise<void> {
  await settleInvoice(tx, invoiceId);
}
