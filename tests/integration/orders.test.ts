import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { quotePrice } from '@/lib/catalog/pricing';
import { db } from '@/lib/db/client';
import { getReceipt } from '@/lib/orders/receipt';
import type { HostingOrderInput } from '@/lib/orders/schema';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { hostingOrder, serviceRequest, visitor } from '@/tests/factories/orders';
import { difference, recount } from '@/tests/factories/recount';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const own = testDb();
let before: Record<string, number>;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await makeSeller({ name: 'Samir', capacity: 10_000 });
});

beforeEach(async () => {
  before = await recount(own);
});

const changes = async () => difference(before, await recount(own));
const order = (input: HostingOrderInput) => submitHostingOrder(visitor(), input);

const ONE_ORDER = {
  clients: 1,
  orders: 1,
  leads: 1,
  stages: 1,
  activities: 3,
  pulse: 2,
  notifications: 1,
  emails: 2,
  jobs: 2,
};

describe('a hosting order', () => {
  it('writes account, request, lead, timeline, feed, notification and e-mails at once', async () => {
    const input = hostingOrder();
    const placed = await order(input);
    expect(await changes()).toEqual(ONE_ORDER);
    const request = await db.hostingRequest.findUniqueOrThrow({
      where: { reference: placed.reference },
      include: { user: true, crmLead: { include: { activities: { orderBy: { id: 'asc' } } } } },
    });
    expect(request.user).toMatchObject({ email: input.email, role: 'CLIENT', passwordHash: null });
    expect(request).toMatchObject({
      status: 'pending',
      confirmation: 'not_needed',
      totalPriceCents: input.shownTotalCents,
    });
    expect(request.price).toMatchObject({
      dueNow: { gross: input.shownTotalCents },
      lines: [{ trace: { rule: 'plan.monthly' } }, {}, {}, {}],
    });
    const lead = request.crmLead;
    // Yearly: one period and the domain, net.
    expect(lead).toMatchObject({
      customerId: request.userId,
      source: 'hosting_form',
      estimatedValueCents: 28_208,
    });
    const points = lead?.scorePoints as { points: number }[];
    expect(points.reduce((sum, point) => sum + point.points, 0)).toBe(lead?.score);
    expect(lead?.activities.map(({ type }) => type)).toEqual(['created', 'scored', 'assigned']);
    expect(lead?.assignmentReason).toMatchObject({
      needs: ['hosting'],
      candidates: [{ outcome: 'chosen', name: 'Samir' }],
    });
  });

  it('needs one round trip, and one more for what a price can depend on', async () => {
    await order(hostingOrder());
    const client = await makeUser();
    const visit = visitor({ actor: actorOf(client) });
    const sent = vi.spyOn(pg.Client.prototype, 'query');
    await order(hostingOrder());
    const anonymous = sent.mock.calls.length;
    sent.mockClear();
    await submitHostingOrder(visit, {
      ...hostingOrder({ email: client.email, coupon: 'CLOUD10' }),
      ...priceWith('CLOUD10'),
    });
    const signedIn = sent.mock.calls.length;
    sent.mockRestore();
    // The action adds one for the limit per address, and one for the session of who is signed in.
    expect(anonymous + 1).toBeLessThanOrEqual(8);
    expect(signedIn + 2).toBeLessThanOrEqual(8);
    expect([anonymous, signedIn]).toEqual([1, 2]);
  });

  it('names every field that does not fit the price book, at its form field', async () => {
    const input = hostingOrder();
    await expect(order({ ...input, quantity: 99, domainName: 'exemple.zz' })).rejects.toMatchObject({
      code: 'check_fields',
      issues: [
        { field: 'quantity', code: 'range', params: { min: 1, max: 50 } },
        { field: 'domainName', code: 'domain_tld' },
      ],
    });
    await expect(order({ ...input, extraRam: 500 })).rejects.toMatchObject({
      issues: [{ field: 'extraRam', code: 'range', params: { max: 252 } }],
    });
    expect(await changes()).toEqual({});
  });

  it('refuses a price that was not shown, names the new one, and takes it when sent again', async () => {
    const input = hostingOrder();
    const total = String(input.shownTotalCents);
    await expect(order({ ...input, shownTotalCents: 1 })).rejects.toMatchObject({
      code: 'price_changed',
      values: { shownTotalCents: total },
    });
    await expect(order({ ...input, shownTotalCents: undefined })).rejects.toMatchObject({
      code: 'price_to_confirm',
    });
    expect(await changes()).toEqual({});
    await order({ ...input, shownTotalCents: Number(total) });
    expect(await changes()).toEqual(ONE_ORDER);
  });

  it('refuses robots', async () => {
    await expect(order({ ...hostingOrder(), website: 'http://spam.test' })).rejects.toMatchObject({
      code: 'bot_suspected',
    });
    await expect(order({ ...hostingOrder(), elapsedMs: 2_999 })).rejects.toMatchObject({
      code: 'bot_suspected',
    });
    expect(await changes()).toEqual({});
  });

  it('takes five orders an hour for one e-mail address that nobody signed in with', async () => {
    const email = 'prudent@fontaine.test';
    for (let nth = 0; nth < 5; nth += 1) await order(hostingOrder({ email }));
    await expect(order(hostingOrder({ email }))).rejects.toMatchObject({
      code: 'too_many_orders',
      field: 'email',
    });
    expect(await changes()).toMatchObject({ orders: 5, clients: 1 });
  });

  it('leaves nothing behind when its last statement fails', async () => {
    await own.query(
      'ALTER TABLE "EmailMessage" ADD CONSTRAINT "no_mail" CHECK ("toEmail" <> \'nobody@fails.test\')',
    );
    await expect(
      order(hostingOrder({ email: 'nobody@fails.test', coupon: 'CLOUD10', ...typedPrice('CLOUD10') })),
    ).rejects.toThrow(/no_mail/);
    await own.query('ALTER TABLE "EmailMessage" DROP CONSTRAINT "no_mail"');
    expect(await changes()).toEqual({});
  });
});

describe('the same submit', () => {
  it('twice is one order and the same answer', async () => {
    const input = hostingOrder();
    const first = await order(input);
    const second = await order(input);
    expect(second).toEqual({ ...first, repeated: true, lead: null });
    expect(await changes()).toEqual(ONE_ORDER);
  });

  it('twenty times at once is one order and the same answer', async () => {
    const input = hostingOrder();
    const all = await Promise.all(Array.from({ length: 20 }, () => order(input)));
    expect(new Set(all.map(({ reference, receiptToken }) => `${reference} ${receiptToken}`)).size).toBe(1);
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await changes()).toEqual(ONE_ORDER);
  });

  it('without a key (no JavaScript) is recognised by what was typed', async () => {
    const input = { ...hostingOrder(), idempotencyKey: undefined, elapsedMs: undefined };
    const at = visitor({ ip: '203.0.113.99' });
    const first = await submitHostingOrder(at, input);
    expect((await submitHostingOrder(at, input)).reference).toBe(first.reference);
    expect(await changes()).toEqual(ONE_ORDER);
  });

  it('with other contents is refused, never swallowed', async () => {
    const input = hostingOrder();
    const { reference } = await order(input);
    const other = {
      ...hostingOrder({ quantity: '2' }),
      idempotencyKey: input.idempotencyKey,
      email: input.email,
    };
    await expect(order(other)).rejects.toMatchObject({ code: 'key_reused', params: { reference } });
    expect(await changes()).toEqual(ONE_ORDER);
  });

  it('of a service request twenty times at once is one request', async () => {
    const input = serviceRequest();
    const all = await Promise.all(Array.from({ length: 20 }, () => submitServiceRequest(visitor(), input)));
    expect(new Set(all.map(({ receiptToken }) => receiptToken)).size).toBe(1);
    const { orders: _, ...rest } = ONE_ORDER;
    expect(await changes()).toEqual({ ...rest, services: 1 });
  });
});

describe('a coupon', () => {
  it('is never used more often than it may', async () => {
    await db.coupon.create({ data: { code: 'TROIS', kind: 'percentage', value: 1_000, maxUses: 3 } });
    const price = typedPrice('TROIS');
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => order(hostingOrder({ coupon: 'trois', ...price }))),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'coupon', field: 'coupon' });
    expect(await changes()).toMatchObject({ orders: 3, coupons: 3, clients: 3, leads: 3 });
  });

  it('that gave its last use still answers the same submit', async () => {
    await db.coupon.create({ data: { code: 'UN', kind: 'percentage', value: 1_000, maxUses: 1 } });
    const input = hostingOrder({ coupon: 'UN', ...typedPrice('UN') });
    const first = await order(input);
    expect(await order(input)).toMatchObject({ reference: first.reference, repeated: true });
  });
});

describe('a service request', () => {
  it('refuses a deadline that is over', async () => {
    const input = { ...serviceRequest(), deadline: '2020-01-01' };
    await expect(submitServiceRequest(visitor(), input)).rejects.toMatchObject({
      code: 'past_date',
      field: 'deadline',
    });
    expect(await changes()).toEqual({});
  });

  it('is valued by its budget and shows a receipt without personal data', async () => {
    const placed = await submitServiceRequest(visitor(), serviceRequest());
    const lead = await db.crmLead.findUniqueOrThrow({ where: { serviceRequestId: placed.requestId } });
    expect(lead).toMatchObject({ estimatedValueCents: 600_000, source: 'service_form' });
    const receipt = await getReceipt(placed.receiptToken);
    expect(receipt).toMatchObject({ kind: 'service', reference: placed.reference, status: 'pending' });
    expect(JSON.stringify(receipt)).not.toMatch(/mercier/i);
    expect(await getReceipt('unknown')).toBeNull();
  });
});

const discounted = { CLOUD10: 1_000, TROIS: 1_000, UN: 1_000 } as const;

/** What the page would show for the factory's order with one of these coupons. */
function priceWith(code: keyof typeof discounted) {
  const configuration = {
    plan: 'professional',
    cycle: 'yearly' as const,
    commitment: 12,
    quantity: 1,
    addons: ['ssl', 'backup'],
    domain: { mode: 'register' as const, name: 'exemple.fr' },
  };
  const coupon = { code, basisPoints: discounted[code] };
  const quote = quotePrice(demoPriceBook, configuration, { country: 'FR', type: 'business' }, coupon);
  return { shownTotalCents: quote.dueNow.gross };
}

function typedPrice(code: keyof typeof discounted) {
  return { shownTotalCents: String(priceWith(code).shownTotalCents) };
}
