import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { PaymentMethod } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { conflictError, DomainError, notFoundError } from '@/lib/errors';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { balanceOf } from './balance';
import { type Day, dateOfDay, parisDay } from './days';
import { lockInvoice } from './lock-invoice';
import { settleInvoice } from './settle';

export type Money = {
  invoiceId: string;
  method: PaymentMethod;
  amountCents: number;
  currency: string;
  /** What the bank or the provider calls it. */
  reference?: string | null;
  receivedOn: Day;
  /** Names the occasion: the same one is recorded once. */
  sourceKey: string;
  recordedById?: string | null;
};

export type Recorded = { paymentId: string; isNew: boolean; balanceCents: number };

/**
 * Records money that came in for an issued invoice, in the caller's transaction. All of it: what is more than was due
 * stays on the invoice as owed to the client, to be refunded or carried over. Refuses with `not_found`, and `currency`
 * when it is of another one.
 */
export async function recordPayment(tx: Db, money: Money): Promise<Recorded> {
  const recorded = await record(tx, 'payment', money);
  if (!recorded.isNew) return recorded;
  const wasOpen = recorded.balanceCents + money.amountCents > 0;
  if (wasOpen) await settleInvoice(tx, money.invoiceId);
  if (money.method !== 'offset') await thankFor(tx, recorded.paymentId, money.invoiceId);
  return recorded;
}

async function thankFor(tx: Db, paymentId: string, invoiceId: string): Promise<void> {
  const {
    buyerEmail: to,
    userId,
    locale,
  } = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { buyerEmail: true, userId: true, locale: true },
  });
  const dedupeKey = `payment_received:${paymentId}`;
  const letter = { template: 'payment_received', props: { paymentId } } as const;
  await enqueueEmail(tx, { ...letter, to, userId: userId ?? undefined, locale, dedupeKey });
}

/**
 * Records money that went back. Never more than is owed to the client: `refund_too_much`, save where a provider sent it
 * back already, which opens the invoice again.
 */
export async function recordRefund(
  tx: Db,
  money: Money,
  { evenIfNotOwed = false }: { evenIfNotOwed?: boolean } = {},
): Promise<Recorded> {
  return record(tx, 'refund', money, evenIfNotOwed);
}

async function record(
  tx: Db,
  kind: 'payment' | 'refund',
  money: Money,
  evenIfNotOwed = false,
): Promise<Recorded> {
  const { invoiceId, receivedOn, amountCents, ...rest } = money;
  const invoice = await lockInvoice(tx, invoiceId);
  const known = await tx.payment.findUnique({ where: { sourceKey: money.sourceKey } });
  const balance = balanceOf(invoice);
  if (known) {
    if (known.invoiceId !== invoiceId) throw new DomainError('already_recorded');
    return { paymentId: known.id, isNew: false, balanceCents: balance };
  }
  if (invoice.kind !== 'invoice' || !invoice.issuedAt) throw notFoundError();
  if (invoice.currency !== money.currency) throw new DomainError('currency', { field: 'amount' });
  if (kind === 'refund' && !evenIfNotOwed && amountCents > -balance) {
    const left = Math.max(0, -balance) / 100;
    throw new DomainError('refund_too_much', { field: 'amount', params: { left } });
  }
  const id = newId();
  await tx.payment.create({
    data: { id, invoiceId, kind, amountCents, receivedOn: dateOfDay(receivedOn), createdAt: now(), ...rest },
    select: { id: true },
  });
  const balanceCents = kind === 'payment' ? balance - amountCents : balance + amountCents;
  return { paymentId: id, isNew: true, balanceCents };
}

/**
 * Takes back a record that was made by mistake; the row stays, with the reason. Refuses with `not_found`,
 * `already_voided`, and `payment_refunded` when part of that money went back since.
 */
export async function voidPayment(
  tx: Db,
  { paymentId, reason }: { paymentId: string; reason: string },
): Promise<{ invoiceId: string; amountCents: number }> {
  const found = await tx.payment.findUnique({ where: { id: paymentId }, select: { invoiceId: true } });
  if (!found) throw notFoundError();
  const { paidCents, refundedCents } = await lockInvoice(tx, found.invoiceId);
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
  if (payment.voidedAt) throw new DomainError('already_voided');
  if (payment.method === 'offset') throw new DomainError('payment_refunded');
  if (payment.kind === 'payment' && paidCents - payment.amountCents < refundedCents)
    throw new DomainError('payment_refunded');
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, voidedAt: null },
    data: { voidedAt: now(), voidReason: reason },
  });
  if (count === 0) throw conflictError();
  return { invoiceId: found.invoiceId, amountCents: payment.amountCents };
}

/**
 * Uses what is owed to the client on their earlier invoices for one that is open, oldest first: money that goes back
 * there and comes in here, so that every invoice still adds up. Returns what was carried over, in cents.
 */
export async function carryOver(tx: Db, invoiceId: string): Promise<number> {
  const invoice = await lockInvoice(tx, invoiceId);
  if (!invoice.userId) return 0;
  const owed = await tx.$queryRaw<{ id: string; number: string; owed: number }[]>`
    SELECT "id", "number", "paidCents" - "refundedCents" + "creditedCents" - "grossCents" AS "owed" FROM "Invoice"
    WHERE "userId" = ${invoice.userId} AND "kind" = 'invoice' AND "currency" = ${invoice.currency}
      AND "id" <> ${invoiceId} AND "issuedAt" IS NOT NULL
      AND "paidCents" - "refundedCents" + "creditedCents" > "grossCents"
    ORDER BY "issuedAt", "id" FOR UPDATE`;
  let open = balanceOf(invoice);
  let carried = 0;
  for (const from of owed) {
    if (open <= 0) break;
    const amountCents = Math.min(open, from.owed);
    const sourceKey = `offset:${from.id}:${invoiceId}`;
    const money = { method: 'offset', amountCents, currency: invoice.currency } as const;
    const receivedOn = parisDay(now());
    await recordRefund(tx, {
      ...{ ...money, receivedOn, invoiceId: from.id, sourceKey: `${sourceKey}:out` },
      reference: invoice.number,
    });
    await recordPayment(tx, {
      ...money,
      receivedOn,
      invoiceId,
      sourceKey: `${sourceKey}:in`,
      reference: from.number,
    });
    open -= amountCents;
    carried += amountCents;
  }
  return carried;
}
