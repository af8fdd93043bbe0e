import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { balanceOf, invoiceStatus } from '@/lib/billing/balance';
import { cancelAtPeriodEnd, cancelNow, keepSubscription } from '@/lib/billing/cancel-subscription';
import { changeSubscription, previewChange, shownSum } from '@/lib/billing/change-subscription';
import { dayOfDate } from '@/lib/billing/days';
import { runDunning } from '@/lib/billing/dunning';
import { recordPayment } from '@/lib/billing/payments';
import { renewSubscriptions } from '@/lib/billing/renew';
import { startSubscription } from '@/lib/billing/start-subscription';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import { unpaidInvoice } from '@/lib/billing/unpaid-invoice';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { readPulseReport } from '@/lib/pulse/report';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { bringUp, line, sellStandard, sellSubscription } from '@/tests/factories/subscriptions';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

testDb();
let admin: Actor;

/** It is this instant, for everybody. */
const at = (instant: string) => setClock(() => new Date(instant));
/** Noon in Paris, more or less, on this day. */
const on = (day: string) => at(`${day}T11:00:00Z`);

beforeAll(async () => {
  at('2025-01-01T00:00:00Z');
  await seedCatalogue(new Date('2025-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
});
// Each test has the clock to itself: what the one before it sold takes no part.
beforeEach(() => db.subscription.updateMany({ data: { state: 'ended', endsOn: new Date('2999-01-01') } }));
afterAll(() => setClock(null));

const invoicesOf = (subscriptionId: string) =>
  db.invoice.findMany({
    where: { subscriptionId, kind: 'invoice' },
    orderBy: [{ seriesYear: 'asc' }, { ordinal: 'asc' }],
    include: { lines: true, period: true },
  });
const creditsOf = (requestId: string) =>
  db.invoice.findMany({ where: { requestId, kind: 'credit_note' }, orderBy: { issuedAt: 'asc' } });
const stateOf = async (id: string) => (await db.subscription.findUniqueOrThrow({ where: { id } })).state;
const pay = async (invoiceId: string) => {
  const invoice = await db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  const money = { invoiceId, method: 'bank_transfer', currency: 'EUR', receivedOn: '2026-01-01' } as const;
  await db.$transaction((tx) =>
    recordPayment(tx, { ...money, amountCents: balanceOf(invoice), sourceKey: newId() }),
  );
};

describe('a subscription', () => {
  it('begins once for a request, and its first period counts as invoiced', async () => {
    on('2026-01-31');
    const sold = await sellSubscription({ startsOn: '2026-01-31' });
    const again = await db.$transaction((tx) => startSubscription(tx, sold.start));
    expect(again).toEqual({ id: sold.subscriptionId, isNew: false });
    expect(await renewSubscriptions()).toEqual({ invoices: 0, ended: 0 });
  });

  it('is invoiced for each period once, a week ahead, from the 31st through February, however many workers there are', async () => {
    on('2027-12-31');
    const sold = await sellSubscription({ startsOn: '2027-12-31' });
    await earnNow(sold.requestId);
    on('2028-01-23');
    expect((await renewSubscriptions()).invoices).toBe(0);
    on('2028-01-24');
    const runs = await Promise.all(Array.from({ length: 8 }, () => renewSubscriptions()));
    expect(runs.reduce((sum, { invoices }) => sum + invoices, 0)).toBe(1);
    // Away for a while, it catches up.
    on('2028-04-30');
    await renewSubscriptions();
    const invoices = await invoicesOf(sold.subscriptionId);
    expect(invoices.map(({ period }) => period && dayOfDate(period.startsOn))).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
    expect(invoices.every(({ netCents, vatCents }) => netCents === 3_100 && vatCents === 620)).toBe(true);
    expect(new Set(invoices.map(({ sourceKey }) => sourceKey)).size).toBe(4);
  });

  it('bills a coupon for its periods only, and a domain once a year', async () => {
    on('2026-03-01');
    const lines = [
      line('Professional', 2_000),
      line('Coupon', -500, { kind: 'discount', periods: 2 }),
      line('exemple.fr', 790, { everyMonths: 12 }),
    ];
    const sold = await sellSubscription({ startsOn: '2026-03-01', lines });
    await earnNow(sold.requestId);
    on('2027-03-01');
    await renewSubscriptions();
    const nets = (await invoicesOf(sold.subscriptionId)).map(({ netCents }) => netCents);
    expect(nets).toEqual([1_500, ...Array.from({ length: 10 }, () => 2_000), 2_790]);
  });
});

describe('an unpaid invoice', () => {
  beforeAll(() =>
    setUpBilling({
      dunning: [
        { kind: 'reminder', days: 3 },
        { kind: 'suspend', days: 10 },
        { kind: 'terminate', days: 20 },
      ],
    }),
  );
  afterAll(() => setUpBilling());

  const letters = async (invoiceId: string) =>
    (
      await db.emailMessage.findMany({
        where: { dedupeKey: { contains: invoiceId } },
        orderBy: { createdAt: 'asc' },
      })
    ).map(({ template }) => template);

  it('is overdue from the midnight in Paris that ends its due date, also when the clocks change that night', async () => {
    // Due on 29 October 2028, the day that has 25 hours.
    on('2028-10-15');
    const { invoice } = await sellSubscription({ startsOn: '2028-10-15' });
    const row = await db.invoice.findUniqueOrThrow({ where: { id: invoice.id } });
    expect(dayOfDate(row.dueOn ?? new Date(0))).toBe('2028-10-29');
    const { parisDay } = await import('@/lib/billing/days');
    expect(invoiceStatus(row, parisDay(new Date('2028-10-29T22:59:59.999Z')))).toBe('issued');
    expect(invoiceStatus(row, parisDay(new Date('2028-10-29T23:00:00.000Z')))).toBe('overdue');
  });

  it('is reminded of, suspends the service, and ends it, each step once and at its midnight', async () => {
    on('2029-03-11');
    const sold = await sellSubscription({ startsOn: '2029-03-11' });
    await earnNow(sold.requestId);
    // Due on 25 March, the day that has 23 hours: its third day after begins on 27 March at 22:00 UTC.
    at('2029-03-27T21:59:59Z');
    await runDunning();
    expect(await letters(sold.invoice.id)).toEqual(['invoice_issued']);
    at('2029-03-27T22:00:00Z');
    await Promise.all([runDunning(), runDunning(), runDunning()]);
    expect(await letters(sold.invoice.id)).toEqual(['invoice_issued', 'invoice_reminder']);
    at('2029-04-03T22:00:00Z');
    await Promise.all([runDunning(), runDunning()]);
    expect(await stateOf(sold.subscriptionId)).toBe('suspended');
    expect(await db.service.findMany({ where: { requestId: sold.requestId } })).toMatchObject([
      { state: 'suspended' },
    ]);
    at('2029-04-13T21:59:00Z');
    await runDunning();
    expect(await stateOf(sold.subscriptionId)).toBe('suspended');
    at('2029-04-13T22:00:00Z');
    await runDunning();
    await runDunning();
    expect(await stateOf(sold.subscriptionId)).toBe('ended');
    expect(await db.service.findMany({ where: { requestId: sold.requestId } })).toMatchObject([
      { state: 'terminated' },
    ]);
    expect(await letters(sold.invoice.id)).toEqual([
      'invoice_issued',
      'invoice_reminder',
      'unpaid_service',
      'unpaid_service',
    ]);
    expect(await db.dunningAction.count({ where: { invoiceId: sold.invoice.id } })).toBe(3);
  });

  it('lets the service go on as soon as it is paid, and bills nothing for the time it was stopped', async () => {
    on('2029-05-15');
    const sold = await sellSubscription({ startsOn: '2029-05-15' });
    await earnNow(sold.requestId);
    on('2029-06-08');
    await renewSubscriptions();
    await runDunning();
    expect(await stateOf(sold.subscriptionId)).toBe('suspended');
    on('2029-06-20');
    await renewSubscriptions();
    expect(await invoicesOf(sold.subscriptionId)).toHaveLength(1);
    const { number, grossCents: balanceCents } = sold.invoice;
    const { userId } = await db.subscription.findUniqueOrThrow({ where: { id: sold.subscriptionId } });
    const client = actorOf(await db.user.findUniqueOrThrow({ where: { id: userId } }));
    expect(await unpaidInvoice(client, sold.requestId)).toMatchObject({ number, balanceCents });
    expect(await unpaidInvoice(actorOf(await makeUser()), sold.requestId)).toBeNull();
    await pay(sold.invoice.id);
    expect((await unpaidInvoice(client, sold.requestId))?.number).not.toBe(number);
    expect(await stateOf(sold.subscriptionId)).toBe('active');
    const [service] = await db.service.findMany({ where: { requestId: sold.requestId } });
    expect(service?.operation).toBe('resume');
  });

  it('is left alone once it is paid', async () => {
    on('2029-07-15');
    const sold = await sellSubscription({ startsOn: '2029-07-15' });
    await pay(sold.invoice.id);
    on('2029-10-01');
    await runDunning();
    expect(await letters(sold.invoice.id)).toEqual(['invoice_issued']);
  });
});

describe('the first payment', () => {
  it('starts the services that waited for it, once', async () => {
    on('2029-11-04');
    const sold = await sellSubscription({ startsOn: '2029-11-04' });
    const states = async () =>
      (await db.service.findMany({ where: { requestId: sold.requestId } })).map(({ state }) => state);
    expect(await states()).toEqual(['pending']);
    await pay(sold.invoice.id);
    expect(await states()).toEqual(['provisioning']);
    expect(await db.pulseEvent.count({ where: { requestId: sold.requestId, type: 'invoice.paid' } })).toBe(1);
  });
});

describe('a change of plan', () => {
  it('is shown to the cent, then charged to the day, once', async () => {
    on('2028-02-01');
    const sold = await sellStandard('starter', '2028-02-01');
    await earnNow(sold.requestId);
    on('2028-02-16');
    const owner = actorOf(sold.user);
    const preview = await previewChange(owner, { subscriptionId: sold.subscriptionId, plan: 'professional' });
    // 14 of the 29 days are left: 4,90 € and 19,90 € each take 14/29 of a month.
    expect(preview.lines.map(({ netCents }) => netCents)).toEqual([-237, 961]);
    expect(preview.dueNow).toEqual({ netCents: 724, vatCents: 145, grossCents: 869 });
    expect(preview).toMatchObject({ nextOn: '2028-03-01', perPeriod: { netCents: 1_990 } });
    const order = {
      subscriptionId: sold.subscriptionId,
      plan: 'professional',
      shown: shownSum(preview),
      key: newId(),
    };
    await expect(changeSubscription(owner, { ...order, shown: '1:2:3' })).rejects.toMatchObject({
      code: 'change_moved',
    });
    await changeSubscription(owner, order);
    await changeSubscription(owner, order);
    expect((await invoicesOf(sold.subscriptionId)).map(({ netCents }) => netCents)).toEqual([724]);
    await expect(
      previewChange(owner, { subscriptionId: sold.subscriptionId, plan: 'professional' }),
    ).rejects.toMatchObject({ code: 'same_plan' });
    on('2028-02-27');
    await renewSubscriptions();
    expect((await invoicesOf(sold.subscriptionId)).map(({ netCents }) => netCents)).toEqual([724, 1_990]);
  });

  it('to a smaller plan is credited, also for a period that was invoiced ahead, and the next invoice uses it', async () => {
    on('2026-01-01');
    const sold = await sellStandard('professional', '2026-01-01');
    await earnNow(sold.requestId);
    await pay(sold.invoice.id);
    on('2026-01-27');
    await renewSubscriptions();
    const owner = actorOf(sold.user);
    const preview = await previewChange(owner, { subscriptionId: sold.subscriptionId, plan: 'starter' });
    // 5 of 31 days, and the whole of February.
    expect(preview.lines.map(({ netCents }) => netCents)).toEqual([-321, 79, -1_990, 490]);
    await changeSubscription(owner, {
      ...{ subscriptionId: sold.subscriptionId, plan: 'starter', shown: shownSum(preview), key: newId() },
    });
    const credits = await creditsOf(sold.requestId);
    expect(credits.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(1_742);
    on('2026-02-25');
    await renewSubscriptions();
    const invoices = await invoicesOf(sold.subscriptionId);
    expect(invoices.map(({ netCents }) => netCents)).toEqual([1_990, 490]);
    const sums = await db.invoice.findMany({ where: { requestId: sold.requestId, kind: 'invoice' } });
    expect(sums.reduce((sum, invoice) => sum + balanceOf(invoice), 0)).toBe(
      // What January and February cost in all with VAT, less what was paid.
      sums.reduce((sum, { grossCents }) => sum + grossCents, 0) -
        2_388 -
        credits.reduce((s, c) => s + c.grossCents, 0),
    );
  });

  it('of what was negotiated is for people, and strangers find nothing', async () => {
    on('2026-01-01');
    const sold = await sellSubscription({ startsOn: '2026-01-01' });
    await earnNow(sold.requestId);
    const wish = { subscriptionId: sold.subscriptionId, plan: 'enterprise' };
    await expect(previewChange(actorOf(sold.user), wish)).rejects.toMatchObject({
      code: 'change_negotiated',
    });
    const stranger = actorOf(await makeUser());
    await expect(previewChange(stranger, wish)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      cancelAtPeriodEnd(stranger, { subscriptionId: sold.subscriptionId, key: newId() }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a cancellation', () => {
  it('takes effect with the period, credits what was invoiced ahead, and can be taken back until then', async () => {
    on('2026-01-31');
    const sold = await sellSubscription({ startsOn: '2026-01-31' });
    await earnNow(sold.requestId);
    on('2026-02-22');
    await renewSubscriptions();
    const owner = actorOf(sold.user);
    const key = newId();
    const wish = { subscriptionId: sold.subscriptionId, key };
    expect(await cancelAtPeriodEnd(owner, wish)).toBe('2026-02-28');
    expect(await cancelAtPeriodEnd(owner, wish)).toBe('2026-02-28');
    expect((await creditsOf(sold.requestId)).map(({ netCents }) => netCents)).toEqual([3_100]);
    await keepSubscription(owner, { ...wish, key: newId() });
    await renewSubscriptions();
    const invoices = await invoicesOf(sold.subscriptionId);
    expect(invoices).toHaveLength(2);
    await cancelAtPeriodEnd(owner, { ...wish, key: newId() });
    on('2026-02-28');
    expect(await renewSubscriptions()).toMatchObject({ ended: 1, invoices: 0 });
    expect(await stateOf(sold.subscriptionId)).toBe('ended');
    expect(await db.service.findMany({ where: { requestId: sold.requestId } })).toMatchObject([
      { state: 'terminated' },
    ]);
    await expect(cancelAtPeriodEnd(owner, { ...wish, key: newId() })).rejects.toMatchObject({
      code: 'subscription_ended',
    });
  });

  it('is known by its subscription and what it asks, whatever key its form brings', async () => {
    on('2026-01-31');
    const key = newId();
    for (const startsOn of ['2026-01-31', '2026-01-30'] as const) {
      const { subscriptionId, requestId, user } = await sellSubscription({ startsOn });
      await earnNow(requestId);
      const owner = actorOf(user);
      const endsOn = await cancelAtPeriodEnd(owner, { subscriptionId, key });
      await keepSubscription(owner, { subscriptionId, key });
      // The first press, sent again by a browser that got no answer.
      expect(await cancelAtPeriodEnd(owner, { subscriptionId, key })).toBe(endsOn);
      const kept = await db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } });
      expect(kept.endsOn).toBeNull();
      await cancelAtPeriodEnd(owner, { subscriptionId, key: newId() });
      await keepSubscription(owner, { subscriptionId, key });
      const changes = await db.subscriptionChange.findMany({
        where: { subscriptionId, kind: { in: ['cancellation', 'kept'] } },
        orderBy: { at: 'asc' },
      });
      expect(changes.map(({ kind }) => kind)).toEqual(['cancellation', 'kept', 'cancellation']);
    }
  });

  it('waits for the end of a commitment', async () => {
    on('2026-01-31');
    const sold = await sellSubscription({ startsOn: '2026-01-31', commitmentMonths: 12 });
    await earnNow(sold.requestId);
    on('2026-05-04');
    const key = newId();
    expect(await cancelAtPeriodEnd(actorOf(sold.user), { subscriptionId: sold.subscriptionId, key })).toBe(
      '2027-01-31',
    );
  });

  it('at once credits the days that are left, for admins alone', async () => {
    on('2026-02-01');
    const sold = await sellSubscription({ startsOn: '2026-02-01', lines: [line('Professional', 2_800)] });
    await earnNow(sold.requestId);
    on('2026-02-15');
    const wish = { subscriptionId: sold.subscriptionId, key: newId() };
    await expect(cancelNow(actorOf(sold.user), wish)).rejects.toMatchObject({ code: 'forbidden' });
    await cancelNow(admin, wish);
    expect((await creditsOf(sold.requestId)).map(({ netCents, vatCents }) => [netCents, vatCents])).toEqual([
      [1_400, 280],
    ]);
    expect(await stateOf(sold.subscriptionId)).toBe('ended');
  });
});

async function earnNow(requestId: string) {
  await bringUp(requestId);
  expect(await earnWhenServed(requestId)).toBe(true);
}

describe('the monthly recurring revenue', () => {
  it('counts what runs at each instant, and says why it moved', async () => {
    on('2039-11-01');
    const earlier = await db.subscription.findMany({ select: { id: true } });
    const ended = { kind: 'ended', state: 'ended', data: {}, at: new Date('2039-11-01') } as const;
    await db.subscriptionChange.createMany({
      data: earlier.map(({ id }) => ({ id: newId(), subscriptionId: id, ...ended })),
    });
    on('2039-12-01');
    const [grows, leaves] = [
      await sellStandard('starter', '2039-12-01'),
      await sellStandard('starter', '2039-12-01'),
    ];
    for (const { requestId } of [grows, leaves]) await earnNow(requestId);
    on('2040-01-10');
    const preview = await previewChange(admin, {
      subscriptionId: grows.subscriptionId,
      plan: 'professional',
    });
    const change = { subscriptionId: grows.subscriptionId, plan: 'professional', shown: shownSum(preview) };
    await changeSubscription(admin, { ...change, key: newId() });
    await cancelNow(admin, { subscriptionId: leaves.subscriptionId, key: newId() });
    const lines = [line('À l’année', 12_000)];
    const arrives = await sellSubscription({ startsOn: '2040-01-15', cycle: 'yearly', lines });
    await earnNow(arrives.requestId);
    on('2040-01-30');
    const { revenue } = await readPulseReport(admin, '30d');
    expect(revenue).toMatchObject({
      ...{
        before: 980,
        after: 2_990,
        new: 1_000,
        expansion: 1_500,
        contraction: 0,
        churn: -490,
        reactivation: 0,
      },
      counts: { running: 2, before: 2, new: 1, expansion: 1, contraction: 0, churn: 1, reactivation: 0 },
    });
  });
});
