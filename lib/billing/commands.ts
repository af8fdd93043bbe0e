import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { type Day, parisDay } from './days';
import { issueCreditNote } from './issue-credit-note';
import { carryOver, recordPayment, recordRefund, voidPayment } from './payments';
import { canCorrect, canRecordPayment, visibleInvoices } from './policy';
import type {
  BillingAddressInput,
  IssueCreditInput,
  RecordPaymentInput,
  RecordRefundInput,
  VoidPaymentInput,
} from './schema';

/**
 * Staff record money that arrived; recorded twice with the same key it counts once. Refuses with not_found, forbidden,
 * future_day.
 */
export async function recordReceivedPayment(actor: Actor, input: RecordPaymentInput): Promise<void> {
  if (!canRecordPayment(actor)) throw forbiddenError();
  refuseFuture(input.receivedOn);
  const { amount, key, ...rest } = input;
  await db.$transaction(async (tx) => {
    const { id, number, currency } = await visible(tx, actor, input.invoiceId);
    const money = { ...rest, amountCents: amount, currency, recordedById: actor.id };
    const { isNew } = await recordPayment(tx, { ...money, sourceKey: `form:${input.invoiceId}:${key}` });
    if (!isNew) return;
    const data = { number, amountCents: amount, method: input.method };
    await recordAudit(tx, actor, 'invoice.payment_recorded', { type: 'invoice', id }, data);
  });
}

/** Admins record money that went back. Refuses with not_found, forbidden, future_day, refund_too_much. */
export async function recordSentRefund(actor: Actor, input: RecordRefundInput): Promise<void> {
  if (!canCorrect(actor)) throw forbiddenError();
  refuseFuture(input.receivedOn);
  const { amount, key, ...rest } = input;
  await db.$transaction(async (tx) => {
    const { id, number, currency } = await visible(tx, actor, input.invoiceId);
    const money = { ...rest, amountCents: amount, currency, recordedById: actor.id };
    const { isNew } = await recordRefund(tx, {
      ...money,
      method: 'bank_transfer',
      sourceKey: `form:${input.invoiceId}:${key}`,
    });
    if (!isNew) return;
    await recordAudit(
      tx,
      actor,
      'invoice.refunded',
      { type: 'invoice', id },
      { number, amountCents: amount },
    );
  });
}

/** Admins take back all that is left of an invoice, or a part. Refuses with not_found, forbidden, credit_too_much. */
export async function issueCredit(actor: Actor, input: IssueCreditInput): Promise<{ number: string }> {
  if (!canCorrect(actor)) throw forbiddenError();
  const { invoiceId, amount, reason, key } = input;
  return db.$transaction(async (tx) => {
    const { id, number } = await visible(tx, actor, invoiceId);
    const line = { kind: 'other', description: reason, quantity: 1 } as const;
    const lines = amount === undefined ? null : [{ ...line, unitNetCents: amount, netCents: amount }];
    const sourceKey = `form:${invoiceId}:${key}`;
    const note = await issueCreditNote(tx, { sourceKey, invoiceId, lines, reason, createdById: actor.id });
    if (note.isNew) {
      const data = { number, creditNote: note.number, grossCents: note.grossCents };
      await recordAudit(tx, actor, 'invoice.credited', { type: 'invoice', id }, data);
    }
    return { number: note.number };
  });
}

/** Admins take back a record that was made by mistake. Refuses with not_found, forbidden, already_voided, payment_refunded. */
export async function voidRecordedPayment(actor: Actor, input: VoidPaymentInput): Promise<void> {
  if (!canCorrect(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const { invoiceId, amountCents } = await voidPayment(tx, input);
    const data = { amountCents, reason: input.reason };
    await recordAudit(tx, actor, 'invoice.payment_voided', { type: 'invoice', id: invoiceId }, data);
  });
}

/** Admins use what is owed to the client on other invoices for this one. Returns what was carried over, in cents. */
export async function carryOverCredit(
  actor: Actor,
  { invoiceId }: { invoiceId: string },
): Promise<{ carriedCents: number; currency: string }> {
  if (!canCorrect(actor)) throw forbiddenError();
  return db.$transaction(async (tx) => {
    const { id, number, currency } = await visible(tx, actor, invoiceId);
    const carriedCents = await carryOver(tx, id);
    const data = { number, amountCents: carriedCents };
    if (carriedCents > 0) await recordAudit(tx, actor, 'invoice.carried_over', { type: 'invoice', id }, data);
    return { carriedCents, currency };
  });
}

/** A client says where their invoices are addressed to. What was issued keeps the old address. */
export async function saveBillingAddress(actor: Actor, input: BillingAddressInput): Promise<void> {
  const { company = null, extra = null, reference = null, ...rest } = input;
  const data = { company, extra, reference, ...rest, updatedAt: now() };
  await db.billingAddress.upsert({
    where: { userId: actor.id },
    create: { userId: actor.id, ...data },
    update: data,
  });
}

async function visible(tx: Db, actor: Actor, id: string) {
  const invoice = await tx.invoice.findFirst({
    where: { AND: [visibleInvoices(actor), { id, kind: 'invoice', issuedAt: { not: null } }] },
    select: { id: true, number: true, currency: true },
  });
  if (!invoice) throw notFoundError();
  return invoice;
}

function refuseFuture(day: Day): void {
  if (day > parisDay(now())) throw new DomainError('future_day', { field: 'receivedOn' });
}
