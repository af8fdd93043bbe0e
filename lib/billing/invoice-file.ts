import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { printInvoice } from '@/lib/pdf/invoice/print-invoice';
import { visibleInvoices } from './policy';

/** The PDF of a document in sight; null when there is none. */
export async function invoiceFile(actor: Actor, number: string) {
  const found = await db.invoice.findFirst({
    where: { AND: [visibleInvoices(actor), { number }] },
    select: { id: true },
  });
  return found && printInvoice(db, found.id);
}
