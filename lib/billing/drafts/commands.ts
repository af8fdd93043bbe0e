import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { conflictError, DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { shareOf } from '@/lib/money';
import { MOST_LINES } from '../draft';
import { issueDocument } from '../issue-document';
import { lineRow } from '../issue-invoice';
import { lockInvoice } from '../lock-invoice';
import { visibleCustomers, visibleInvoices } from '../policy';
import { readBillingSettings } from '../settings';
import { MOST_CENTS } from '../typed-amount';
import { whenIssued } from '../when-issued';
import type {
  CreateInvoiceDraftInput,
  InvoiceDraftInput,
  IssueInvoiceDraftInput,
  SaveInvoiceDraftInput,
} from './schema';
import { customerSelect, readCustomer, type Situation, situationOf } from './situation';

/**
 * Begins an invoice by hand for a client in sight: without a line, in their language, at their VAT, due as usual. The
 * same key makes one. Refuses with forbidden and not_found.
 */
export async function createInvoiceDraft(
  actor: Actor,
  { customerId, key }: CreateInvoiceDraftInput,
): Promise<{ id: string }> {
  if (!isStaff(actor)) throw forbiddenError();
  const book = await currentPriceBook();
  return db.$transaction(async (tx) => {
    const customer = await tx.user.findFirst({
      where: { AND: [visibleCustomers(actor), { id: customerId }] },
      select: customerSelect,
    });
    if (!customer) throw notFoundError();
    const sourceKey = `draft:${actor.id}:${key}`;
    const { paymentDays } = await readBillingSettings(tx);
    const id = newId();
    const { count } = await tx.invoice.createMany({
      data: [
        {
          ...{ id, sourceKey, userId: customerId, createdById: actor.id, createdAt: now() },
          ...{ locale: customer.locale, currency: book.currency, dueDays: paymentDays },
          ...situationRow(situationOf(customer, book, null), 0),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return tx.invoice.findUniqueOrThrow({ where: { sourceKey }, select: { id: true } });
    await recordAudit(tx, actor, 'invoice.drafted', { type: 'invoice', id }, { customerId });
    return { id };
  });
}

/** Writes a draft as the editor shows it. Returns its revision. Refuses with not_found, conflict, draft_issued, invoice_lines. */
export async function saveInvoiceDraft(
  actor: Actor,
  input: SaveInvoiceDraftInput,
): Promise<{ revision: number }> {
  const { invoiceId, revision, dueDays, language, reference, message } = input;
  const book = await currentPriceBook();
  return db.$transaction(async (tx) => {
    const { userId } = await lockDraft(tx, actor, { invoiceId, revision });
    const lines = input.lines.map(({ label, detail, quantity, unitNetCents }) => ({
      ...{ kind: unitNetCents < 0 ? ('discount' as const) : ('once' as const), description: label },
      ...{ detail: detail || null, quantity, unitNetCents, netCents: quantity * unitNetCents },
    }));
    const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
    if (netCents < 0 || netCents > MOST_CENTS)
      throw new DomainError('invoice_lines', { field: 'lines', params: { most: MOST_LINES } });
    const situation = situationOf(await readCustomer(tx, userId), book, reference);
    await tx.invoiceLine.deleteMany({ where: { invoiceId } });
    await tx.invoiceLine.createMany({ data: lines.map((line, index) => lineRow(invoiceId, line, index)) });
    await tx.invoice.update({
      where: { id: invoiceId },
      data: {
        ...situationRow(situation, netCents),
        ...{ dueDays, locale: language, message, revision: revision + 1 },
      },
      select: { id: true },
    });
    return { revision: revision + 1 };
  });
}

/** Throws a draft away; it never had a number. Refuses with not_found, conflict and draft_issued. */
export async function deleteInvoiceDraft(actor: Actor, input: InvoiceDraftInput): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id, userId } = await lockDraft(tx, actor, input);
    await tx.invoice.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, 'invoice.draft_deleted', { type: 'invoice', id }, { customerId: userId });
  });
}

/**
 * Issues a draft: the client's situation as it is now, the next number, frozen, on its way by e-mail. Of two people at
 * once one issues it. Refuses with not_found, conflict, draft_issued, billing_not_set_up, invoice_lines without a line,
 * and `change_moved` when the total is no longer the one that was shown.
 */
export async function issueInvoiceDraft(
  actor: Actor,
  { shownGrossCents, ...input }: IssueInvoiceDraftInput,
): Promise<{ id: string; number: string }> {
  const book = await currentPriceBook();
  return db.$transaction(async (tx) => {
    const { id, userId, netCents, dueDays, buyer } = await lockDraft(tx, actor, input);
    if ((await tx.invoiceLine.count({ where: { invoiceId: id } })) === 0)
      throw new DomainError('invoice_lines', { field: 'lines', params: { most: MOST_LINES } });
    const { reference } = buyer as { reference?: string | null };
    const row = situationRow(situationOf(await readCustomer(tx, userId), book, reference ?? null), netCents);
    if (row.grossCents !== shownGrossCents) throw new DomainError('change_moved');
    await tx.invoice.update({ where: { id }, data: row, select: { id: true } });
    const { number } = await issueDocument(tx, { id, kind: 'invoice', dueDays });
    const data = { number, grossCents: row.grossCents };
    await recordAudit(tx, actor, 'invoice.issued', { type: 'invoice', id }, data);
    await whenIssued(tx, id);
    return { id, number };
  });
}

/** A draft in sight as its reader saw it, kept from other writers until the transaction ends. */
async function lockDraft(tx: Db, actor: Actor, { invoiceId, revision }: InvoiceDraftInput) {
  if (!isStaff(actor)) throw forbiddenError();
  const seen = await tx.invoice.findFirst({
    where: { AND: [visibleInvoices(actor), { id: invoiceId, kind: 'invoice' }] },
    select: { id: true },
  });
  if (!seen) throw notFoundError();
  const draft = await lockInvoice(tx, invoiceId);
  if (draft.issuedAt) throw new DomainError('draft_issued');
  if (draft.revision !== revision) throw conflictError();
  if (!draft.userId) throw notFoundError();
  return { ...draft, userId: draft.userId };
}

function situationRow({ buyer, vatRateBp, vatNote }: Situation, netCents: number) {
  const vatCents = shareOf(netCents, vatRateBp);
  return {
    ...{ buyer, buyerName: buyer.company || buyer.name, buyerEmail: buyer.email, vatRateBp, vatNote },
    ...{ netCents, vatCents, grossCents: netCents + vatCents },
  };
}
