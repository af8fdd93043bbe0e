import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/webhooks/stripe/route';
import type { Actor } from '@/lib/auth/actor';
import { balanceOf } from '@/lib/billing/balance';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { openCheckout } from '@/lib/billing/stripe/checkout';
import { readStripeEvent } from '@/lib/billing/stripe/read-event';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { invoiceDraft, setUpBilling } from '@/tests/factories/billing';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

testDb();

const SECRET = 'whsec_only_for_tests';
type Asked = { path: string; form: URLSearchParams; key: string | undefined };

/** Stripe as far as we use it: sessions are made, and closed. */
const asked: Asked[] = [];
let isAway = false;
let server: Server;
let client: Actor;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const key = request.headers['idempotency-key'];
      asked.push({ path: request.url ?? '', form: new URLSearchParams(body), key: key?.toString() });
      response.setHeader('Content-Type', 'application/json');
      if (isAway) {
        response.statusCode = 400;
        return response.end(JSON.stringify({ error: { type: 'api_error', message: 'away' } }));
      }
      const id = request.url?.includes('/expire') ? request.url.split('/')[4] : `cs_test_${newId()}`;
      response.end(JSON.stringify({ id, object: 'checkout.session', url: `https://pay.test/${id}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.STRIPE_SECRET_KEY = 'sk_test_only_for_tests';
  process.env.STRIPE_WEBHOOK_SECRET = SECRET;
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await setUpBilling();
  client = actorOf(await makeUser());
});
afterAll(() => server.close());

const issue = (userId = client.id) =>
  db.$transaction((tx) => issueInvoice(tx, { ...invoiceDraft(), userId, sourceKey: newId() }));
const read = (id: string) => db.invoice.findUniqueOrThrow({ where: { id } });

/** What Stripe would post, signed as it signs. */
async function post(event: object, secret = SECRET): Promise<number> {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  const answer = await POST(
    new Request('http://localhost/api/webhooks/stripe', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
    }),
  );
  return answer.status;
}

type Paid = { invoiceId: string; amount?: number; currency?: string; status?: string; intent?: string };

/** A page that was opened for the invoice, and the event that it was paid. */
async function paidEvent({
  invoiceId,
  amount,
  currency = 'eur',
  status = 'paid',
  intent = `pi_${newId()}`,
}: Paid) {
  const { grossCents } = await read(invoiceId);
  const id = `cs_test_${newId()}`;
  await db.stripeCheckout.create({
    data: {
      ...{ id, invoiceId, amountCents: grossCents, currency: 'EUR', url: 'https://pay.test' },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const object = {
    ...{ id, object: 'checkout.session', currency, payment_status: status, payment_intent: intent },
    amount_total: amount ?? grossCents,
    metadata: { invoiceId },
  };
  return { id: `evt_${newId()}`, object: 'event', type: 'checkout.session.completed', data: { object } };
}

const work = (id: string, isLast = false) => readStripeEvent(id, { isLast });
const outcomeOf = async (id: string) => (await db.stripeEvent.findUniqueOrThrow({ where: { id } })).outcome;

describe('the page at Stripe', () => {
  it('is opened for what is left to pay, once for two clicks, and closed when the amount changes', async () => {
    const invoice = await issue();
    const path = `/account/invoices/${invoice.number}`;
    const [first, second] = [
      await openCheckout(client, invoice.number, path),
      await openCheckout(client, invoice.number, path),
    ];
    expect(second).toBe(first);
    const made = asked.filter(({ path: at }) => at === '/v1/checkout/sessions');
    expect(made).toHaveLength(1);
    expect(made[0]?.form.get('line_items[0][price_data][unit_amount]')).toBe('2388');
    expect(made[0]?.form.get('line_items[0][price_data][currency]')).toBe('eur');
    expect(made[0]?.form.get('success_url')).toMatch(new RegExp(`${path}\\?card=done$`));
    expect(made[0]?.key).toContain(invoice.id);
    const { recordPayment } = await import('@/lib/billing/payments');
    const money = { invoiceId: invoice.id, method: 'bank_transfer', currency: 'EUR' } as const;
    await db.$transaction((tx) =>
      recordPayment(tx, { ...money, amountCents: 1_000, receivedOn: '2026-01-01', sourceKey: newId() }),
    );
    expect(await openCheckout(client, invoice.number, path)).not.toBe(first);
    expect(asked.some(({ path: at }) => at.endsWith('/expire'))).toBe(true);
  });

  it('is for the client of the invoice, while something is open and Stripe answers', async () => {
    const invoice = await issue();
    const stranger = actorOf(await makeUser());
    await expect(openCheckout(stranger, invoice.number, '/')).rejects.toMatchObject({ code: 'not_found' });
    isAway = true;
    await expect(openCheckout(client, invoice.number, '/')).rejects.toMatchObject({
      code: 'card_unavailable',
    });
    isAway = false;
    const event = await paidEvent({ invoiceId: invoice.id });
    await post(event);
    await work(event.id);
    await expect(openCheckout(client, invoice.number, '/')).rejects.toMatchObject({ code: 'nothing_to_pay' });
  });
});

describe('what Stripe tells', () => {
  it('is kept as it came, once, and pays the invoice once', async () => {
    const invoice = await issue();
    const event = await paidEvent({ invoiceId: invoice.id });
    expect(await Promise.all([post(event), post(event), post(event)])).toEqual([200, 200, 200]);
    const kept = await db.stripeEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect(JSON.parse(kept.raw)).toEqual(event);
    await Promise.all([work(event.id), work(event.id)]);
    await work(event.id);
    expect(await outcomeOf(event.id)).toBe('paid');
    expect(balanceOf(await read(invoice.id))).toBe(0);
    const again = { ...event, id: `evt_${newId()}`, type: 'checkout.session.async_payment_succeeded' };
    await post(again);
    await work(again.id);
    expect(await outcomeOf(again.id)).toBe('duplicate');
    expect(await db.payment.count({ where: { invoiceId: invoice.id } })).toBe(1);
  });

  it('is not believed with another signature, too old a one, or none', async () => {
    const event = await paidEvent({ invoiceId: (await issue()).id });
    expect(await post(event, 'whsec_somebody_else')).toBe(401);
    const payload = JSON.stringify(event);
    const timestamp = Math.floor(Date.now() / 1000) - 3_600;
    const old = Stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET, timestamp });
    for (const signature of [old, '', 't=1,v1=00']) {
      const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
      const request = new Request('http://localhost/', { method: 'POST', headers, body: payload });
      expect((await POST(request)).status).toBe(401);
    }
    expect(await db.stripeEvent.count({ where: { id: event.id } })).toBe(0);
  });

  it.each([
    ['another amount', { amount: 1 }, 'wrong_amount'],
    ['another currency', { currency: 'usd' }, 'wrong_currency'],
    ['no payment yet', { status: 'unpaid' }, 'unpaid'],
  ])('pays nothing with %s', async (_name, changes, outcome) => {
    const invoice = await issue();
    const event = await paidEvent({ invoiceId: invoice.id, ...changes });
    await post(event);
    await work(event.id);
    expect(await outcomeOf(event.id)).toBe(outcome);
    expect((await read(invoice.id)).paidCents).toBe(0);
    const alerts = await db.alert.count({ where: { key: `billing.stripe:${event.id}` } });
    expect(alerts).toBe(outcome === 'unpaid' ? 0 : 1);
  });

  it('of an invoice that is not ours, or of nothing that matters, changes nothing', async () => {
    const event = await paidEvent({ invoiceId: (await issue()).id });
    const unknown = { ...event, data: { object: { ...event.data.object, id: 'cs_test_elsewhere' } } };
    await post(unknown);
    await work(unknown.id);
    expect(await outcomeOf(unknown.id)).toBe('unknown_invoice');
    const other = { id: `evt_${newId()}`, object: 'event', type: 'customer.created', data: { object: {} } };
    await post(other);
    await work(other.id);
    expect(await outcomeOf(other.id)).toBe('ignored');
  });

  it('of a refund waits for the payment it is of, whichever comes first, and counts each part once', async () => {
    const invoice = await issue();
    const intent = `pi_${newId()}`;
    const refund = (amount_refunded: number) => ({
      ...{ id: `evt_${newId()}`, object: 'event', type: 'charge.refunded' },
      data: { object: { id: 'ch_1', object: 'charge', payment_intent: intent, amount_refunded } },
    });
    const [early, late] = [refund(500), refund(800)];
    await post(early);
    await expect(work(early.id)).rejects.toThrow('not known yet');
    expect(await outcomeOf(early.id)).toBeNull();
    const event = await paidEvent({ invoiceId: invoice.id, intent });
    await post(event);
    await work(event.id);
    await post(late);
    await work(late.id);
    await work(early.id);
    expect(await outcomeOf(late.id)).toBe('refunded');
    expect(await outcomeOf(early.id)).toBe('duplicate');
    expect(await read(invoice.id)).toMatchObject({ paidCents: 2_388, refundedCents: 800 });
    const lost = {
      ...refund(1),
      data: { object: { ...refund(1).data.object, payment_intent: 'pi_nobody' } },
    };
    await post(lost);
    await work(lost.id, true);
    expect(await outcomeOf(lost.id)).toBe('failed');
  });
});
