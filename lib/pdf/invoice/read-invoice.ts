import 'server-only';
import type { Buyer } from '@/lib/billing/draft';
import type { Seller } from '@/lib/billing/settings-schema';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

const select = {
  kind: true,
  number: true,
  issuedAt: true,
  issuedOn: true,
  dueOn: true,
  reason: true,
  message: true,
  locale: true,
  currency: true,
  seller: true,
  buyer: true,
  vatRateBp: true,
  vatNote: true,
  netCents: true,
  vatCents: true,
  grossCents: true,
  credits: { select: { number: true, issuedOn: true } },
  request: { select: { reference: true } },
  lines: { orderBy: { position: 'asc' } },
} satisfies Prisma.InvoiceSelect;

type Row = Prisma.InvoiceGetPayload<{ select: typeof select }>;

/** All that stands on an issued invoice or credit note, and nothing that changed since. */
export type PrintedInvoice = Omit<Row, 'number' | 'issuedAt' | 'issuedOn' | 'dueOn' | 'seller' | 'buyer'> & {
  number: string;
  issuedAt: Date;
  issuedOn: Date;
  dueOn: Date;
  seller: Seller;
  buyer: Buyer;
};

/** Null for a draft and for none. */
export async function readInvoice(tx: Db, id: string): Promise<PrintedInvoice | null> {
  const row = await tx.invoice.findUnique({ where: { id }, select });
  if (!row?.number || !row.issuedAt || !row.issuedOn || !row.dueOn) return null;
  const { number, issuedAt, issuedOn, dueOn } = row;
  // Both were checked when they were written, and are frozen with the document.
  const seller = row.seller as unknown as Seller;
  const buyer = row.buyer as unknown as Buyer;
  return { ...row, number, issuedAt, issuedOn, dueOn, seller, buyer };
}
