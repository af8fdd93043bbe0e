import 'server-only';
import type Stripe from 'stripe';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { openAlert } from '@/lib/pulse/alerts';
import { publish } from '@/lib/realtime/publish';
import { parisDay } from '../days';
import { invoiceHints } from '../hints';
import { recordPayment, recordRefund } from '../payments';

/** What came of an event; each is a message key. */
export type Outcome =
  | 'paid'
  | 'duplicate'
  | 'ignored'
  | 'unknown_invoice'
  | 'wrong_amount'
  | 'wrong_currency'
  | 'unpaid'
  | 'refunded'
  | 'failed';

const TO_LOOK_AT: readonly Outcome[] = ['unknown_invoice', 'wrong_amount', 'wrong_currency', 'failed'];

/** Comes again later: what it is about has not been told yet. */
class TooEarly extends Error {}

type Attempt = { isLast: boolean };
type Read = { outcome: Outcome; invoiceId?: string };

/**
 * Does what a kept event of Stripe asks, once. Events come in any order: a refund whose payment is not there yet waits
 * for it. What does not fit what was asked for is recorded nowhere, and raises an alert.
 */
export async function readStripeEvent(eventId: string, { isLast }: Attempt): Promise<void> {
  const done = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "StripeEvent" WHERE "id" = ${eventId} FOR UPDATE`;
    const kept = await tx.stripeEvent.findUnique({ where: { id: eventId, processedAt: null } });
    if (!kept) return null;
    const read = await act(tx, JSON.parse(kept.raw) as Stripe.Event, isLast);
    await tx.stripeEvent.update({
      where: { id: eventId },
      data: { processedAt: now(), outcome: read.outcome },
      select: { id: true },
    });
    if (TO_LOOK_AT.includes(read.outcome)) {
      const data = { eventId, type: kept.type, outcome: read.outcome };
      await openAlert(tx, `billing.stripe:${eventId}`, 'billing.stripe', 'critical', data);
    }
    return read;
  });
  if (done?.invoiceId) await publish(await invoiceHints(done.invoiceId));
}

function act(tx: Db, event: Stripe.Event, isLast: boolean): Promise<Read> | Read {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return takePayment(tx, event.data.object);
    case 'charge.refunded':
      return takeRefund(tx, event.data.object, isLast);
    default:
      return { outcome: 'ignored' };
  }
}

const idOf = (thing: string | { id: string } | null): string | null =>
  typeof thing === 'string' ? thing : (thing?.id ?? null);

/** What is paid counts when it is what we asked this page for. */
async function takePayment(tx: Db, session: Stripe.Checkout.Session): Promise<Read> {
  if (session.payment_status !== 'paid') return { outcome: 'unpaid' };
  const asked = await tx.stripeCheckout.findUnique({ where: { id: session.id } });
  const intent = idOf(session.payment_intent);
  if (!asked || !intent || session.metadata?.invoiceId !== asked.invoiceId)
    return { outcome: 'unknown_invoice' };
  if (session.currency?.toUpperCase() !== asked.currency) return { outcome: 'wrong_currency' };
  if (session.amount_total !== asked.amountCents) return { outcome: 'wrong_amount' };
  const { invoiceId, amountCents, currency } = asked;
  const { isNew } = await recordPayment(tx, {
    ...{ invoiceId, amountCents, currency, method: 'card', reference: intent },
    receivedOn: parisDay(now()),
    sourceKey: `stripe:${intent}`,
  });
  return { outcome: isNew ? 'paid' : 'duplicate', invoiceId };
}

/** Stripe tells how much went back in all: what is new of it is recorded. */
async function takeRefund(tx: Db, charge: Stripe.Charge, isLast: boolean): Promise<Read> {
  const intent = idOf(charge.payment_intent);
  const payment = await tx.payment.findUnique({ where: { sourceKey: `stripe:${intent}` } });
  if (!payment) {
    if (isLast) return { outcome: 'failed' };
    throw new TooEarly(`the payment of ${charge.id} is not known yet`);
  }
  const { invoiceId, currency } = payment;
  await tx.$queryRaw`SELECT "id" FROM "Invoice" WHERE "id" = ${invoiceId} FOR UPDATE`;
  const before = await tx.payment.aggregate({
    where: { kind: 'refund', voidedAt: null, sourceKey: { startsWith: `stripe-refund:${intent}:` } },
    _sum: { amountCents: true },
  });
  const amountCents = charge.amount_refunded - (before._sum.amountCents ?? 0);
  if (amountCents <= 0) return { outcome: 'duplicate', invoiceId };
  await recordRefund(
    tx,
    {
      ...{ invoiceId, amountCents, currency, method: 'card', reference: intent },
      receivedOn: parisDay(now()),
      sourceKey: `stripe-refund:${intent}:${charge.amount_refunded}`,
    },
    { evenIfNotOwed: true },
  );
  return { outcome: 'refunded', invoiceId };
}
