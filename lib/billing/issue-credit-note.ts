import 'server-only';
import type { Db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError, notFoundError } from '@/lib/errors';
import { shareOf } from '@/lib/money';
import { balanceOf } from './balance';
import { type Day, dayOfDate } from './days';
import type { Buyer, DraftLine } from './draft';
import { issueDocument } from './issue-document';
import { lineRow } from './issue-invoice';
import { lockInvoice } from './lock-invoice';
import { settleInvoice } from './settle';
import { writeTo } from './when-issued';

export type CreditDraft = {
  /** Names what is credited: the same source is credited once. */
  sourceKey: string;
  invoiceId: string;
  /** What is taken back, as positive amounts without VAT; null takes back all that is left. */
  lines: readonly DraftLine[] | null;
  /** In the words of the document. */
  reason: string;
  createdById?: string | null;
};

export type IssuedCreditNote = {
  id: string;
  number: string;
  netCents: number;
  vatCents: number;
  grossCents: number;
  issuedOn: Day;
  isNew: boolean;
};

const creditSelect = { netCents: true, vatCents: true, grossCents: true } as const;

/**
 * Takes back an issued invoice or a part of it, in the caller's transaction, by a document of its own series. The VAT of
 * all credit notes together is that of their net sum, so that the last one takes exactly what is left. Refuses with
 * `not_found`, `credit_nothing`, and `credit_too_much` beyond what the invoice still holds.
 */
export async function issueCreditNote(tx: Db, draft: CreditDraft): Promise<IssuedCreditNote> {
  const { sourceKey, invoiceId, reason, createdById } = draft;
  const invoice = await lockInvoice(tx, invoiceId);
  const before = await tx.invoice.findUnique({ where: { sourceKey } });
  if (before?.number && before.issuedOn) {
    const { id, number, netCents, vatCents, grossCents } = before;
    return { id, number, netCents, vatCents, grossCents, issuedOn: dayOfDate(before.issuedOn), isNew: false };
  }
  if (invoice.kind !== 'invoice' || !invoice.issuedAt) throw notFoundError();
  const sums = await sumsOf(tx, invoice, draft.lines);
  const lines = draft.lines ?? (await whatIsLeft(tx, invoice, sums.netCents, reason));
  const id = newId();
  const { requestId, userId, subscriptionId, locale, currency, vatRateBp, vatNote } = invoice;
  const { buyerName, buyerEmail } = invoice;
  await tx.invoice.create({
    data: {
      ...{ id, kind: 'credit_note', sourceKey, creditsId: invoiceId, reason, createdById, dueDays: 0 },
      ...{ requestId, userId, subscriptionId, locale, currency, vatRateBp, vatNote, buyerName, buyerEmail },
      ...sums,
      buyer: invoice.buyer as Buyer,
    },
    select: { id: true },
  });
  await tx.invoiceLine.createMany({ data: lines.map((line, index) => lineRow(id, line, index)) });
  const { number, issuedOn } = await issueDocument(tx, {
    id,
    kind: 'credit_note',
    dueDays: 0,
    notBefore: invoice.issuedAt,
  });
  await writeTo(tx, id, 'credit_note_issued');
  if (balanceOf(invoice) > 0) await settleInvoice(tx, invoiceId);
  return { id, number, ...sums, issuedOn, isNew: true };
}

type Invoice = Awaited<ReturnType<typeof lockInvoice>>;

async function sumsOf(tx: Db, invoice: Invoice, lines: readonly DraftLine[] | null) {
  const earlier = await tx.invoice.findMany({
    where: { creditsId: invoice.id, issuedAt: { not: null } },
    select: creditSelect,
  });
  const net = earlier.reduce((sum, { netCents }) => sum + netCents, 0);
  const vat = earlier.reduce((sum, { vatCents }) => sum + vatCents, 0);
  const left = invoice.netCents - net;
  const netCents = lines ? lines.reduce((sum, line) => sum + line.netCents, 0) : left;
  if (netCents <= 0) throw new DomainError('credit_nothing', { field: 'amount' });
  if (netCents > left)
    throw new DomainError('credit_too_much', { field: 'amount', params: { left: left / 100 } });
  const vatCents = shareOf(net + netCents, invoice.vatRateBp) - vat;
  return { netCents, vatCents, grossCents: netCents + vatCents };
}

/** The lines of the invoice when nothing was taken back yet, else one line with the rest. */
async function whatIsLeft(
  tx: Db,
  invoice: Invoice,
  netCents: number,
  reason: string,
): Promise<readonly DraftLine[]> {
  if (netCents !== invoice.netCents)
    return [{ kind: 'other', description: reason, quantity: 1, unitNetCents: netCents, netCents }];
  const lines = await tx.invoiceLine.findMany({
    where: { invoiceId: invoice.id },
    orderBy: { position: 'asc' },
  });
  return lines.map(({ periodStart, periodEnd, ...line }) => ({
    ...line,
    periodStart: periodStart && dayOfDate(periodStart),
    periodEnd: periodEnd && dayOfDate(periodEnd),
  }));
}
