import 'server-only';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import { shareOf } from '@/lib/money';
import { type Day, dateOfDay, dayOfDate } from './days';
import { type Buyer, type DraftLine, type InvoiceDraft, MOST_LINES } from './draft';
import { issueDocument } from './issue-document';
import { whenIssued } from './when-issued';

/** Amounts in cents. `isNew`: this call issued it. */
export type IssuedInvoice = {
  id: string;
  number: string;
  netCents: number;
  vatCents: number;
  grossCents: number;
  dueOn: Day;
  isNew: boolean;
};

/**
 * Issues an invoice in the caller's transaction: the next number of its series, frozen from then on, e-mailed to the
 * buyer by the worker; an invoice of nothing counts as paid. Asked again for the same source it returns the invoice
 * that was issued. VAT is counted once on the net sum. Call it late in a transaction: until the commit nobody else gets
 * a number. Refuses with `billing_not_set_up` while the seller is unknown, and `invoice_lines` when the lines are none,
 * too many or less than nothing together.
 */
export async function issueInvoice(tx: Db, draft: InvoiceDraft): Promise<IssuedInvoice> {
  const netCents = draft.lines.reduce((sum, line) => sum + line.netCents, 0);
  if (draft.lines.length === 0 || draft.lines.length > MOST_LINES || netCents < 0)
    throw new DomainError('invoice_lines', { params: { most: MOST_LINES } });
  const vatCents = shareOf(netCents, draft.vatRateBp);
  const sums = { netCents, vatCents, grossCents: netCents + vatCents };
  const id = newId();
  const { sourceKey, requestId, userId, subscriptionId, locale, currency, vatRateBp, vatNote, dueDays } =
    draft;
  const buyer = await withAddress(tx, draft);
  const { count } = await tx.invoice.createMany({
    data: [
      {
        id,
        sourceKey,
        requestId,
        userId,
        subscriptionId,
        locale,
        currency,
        vatRateBp,
        vatNote,
        dueDays,
        buyer,
        buyerName: buyer.company || buyer.name,
        buyerEmail: buyer.email,
        ...sums,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return issuedBefore(tx, sourceKey);
  await tx.invoiceLine.createMany({ data: draft.lines.map((line, index) => lineRow(id, line, index)) });
  const { number, dueOn } = await issueDocument(tx, { id, kind: 'invoice', dueDays });
  await whenIssued(tx, id);
  return { id, number, ...sums, dueOn, isNew: true };
}

/** A line as it is stored. */
export function lineRow(
  invoiceId: string,
  line: DraftLine,
  position: number,
): Prisma.InvoiceLineCreateManyInput {
  const { kind, description, detail, quantity, unitNetCents, netCents, periodStart, periodEnd } = line;
  return {
    id: newId(),
    invoiceId,
    position,
    kind,
    description,
    detail,
    quantity,
    unitNetCents,
    netCents,
    periodStart: periodStart ? dateOfDay(periodStart) : null,
    periodEnd: periodEnd ? dateOfDay(periodEnd) : null,
  };
}

/** The buyer with where they want their invoices, when it is not said with the order. */
async function withAddress(tx: Db, { buyer, userId }: InvoiceDraft): Promise<Buyer> {
  if (!userId || (buyer.address && buyer.reference)) return buyer;
  const kept = await tx.billingAddress.findUnique({ where: { userId } });
  if (!kept) return buyer;
  const { street, extra, postalCode, city } = kept;
  return {
    ...buyer,
    company: buyer.company || kept.company,
    address: buyer.address ?? { street, ...(extra && { extra }), postalCode, city },
    reference: buyer.reference ?? kept.reference,
  };
}

async function issuedBefore(tx: Db, sourceKey: string): Promise<IssuedInvoice> {
  const { id, number, dueOn, netCents, vatCents, grossCents } = await tx.invoice.findUniqueOrThrow({
    where: { sourceKey },
    select: { id: true, number: true, dueOn: true, netCents: true, vatCents: true, grossCents: true },
  });
  if (!number || !dueOn) throw new DomainError('conflict');
  return { id, number, netCents, vatCents, grossCents, dueOn: dayOfDate(dueOn), isNew: false };
}
