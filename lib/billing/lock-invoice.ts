import 'server-only';
import type { Db } from '@/lib/db/client';
import { notFoundError } from '@/lib/errors';

/** The invoice as it stands, kept from other writers until the transaction ends. Refuses with `not_found`. */
export async function lockInvoice(tx: Db, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "Invoice" WHERE "id" = ${id} FOR UPDATE`;
  const invoice = await tx.invoice.findUnique({ where: { id } });
  if (!invoice) throw notFoundError();
  return invoice;
}
