import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { changeSubscription, previewChange, shownSum } from '@/lib/billing/change-subscription';
import type { ChangeTarget } from '@/lib/billing/change-target';
import { renewSubscriptions } from '@/lib/billing/renew';
import { subscriptionPage } from '@/lib/billing/subscription-page';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import type { Resources } from '@/lib/catalog/price-book';
import { quotePrice } from '@/lib/catalog/pricing';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { useCapacity as takeCapacity } from '@/lib/provisioning/capacity';
import { askService } from '@/lib/provisioning/service/asks';
import { readPulseReport } from '@/lib/pulse/report';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeNode } from '@/tests/factories/cloud';
import { bringUp, line, sellByUnit, sellStandard, sellSubscription } from '@/tests/factories/subscriptions';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
let admin: Actor;

const on = (day: string) => setClock(() => new Date(`${day}T11:00:00Z`));
/** 4 × 4,00 + 8 × 2,50 + 100 × 0,08 + 2 × 1,00 € a month. */
const FOUR: Resources = { vcpu: 4, ramGb: 8, storageGb: 100, bandwidthTb: 2 };
const FOUR_CENTS = 4_600;

beforeAll(async () => {
  on('2025-01-01');
  await seedCatalogue(new Date('2025-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
});
// Each test has the clock to itself: what the one before it sold is not renewed any more.
beforeEach(() => db.subscription.updateMany({ data: { state: 'ended', endsOn: new Date('2999-01-01') } }));
afterAll(() => setClock(null));

type Sold = Awaited<ReturnType<typeof sellStandard>>;

/** Online since the first of the month on a machine of its own with room for `room` vCPU; it is the 15th. */
async function online(sold: Sold, size: { cpu: number; ram: number; storage: number }, room: number) {
  await db.cloudNode.updateMany({ data: { state: 'draining' } });
  await makeNode(admin, { cpu: room, cpuOvercommitPercent: 100, ram: 500, storage: 5_000 });
  const servers = await db.service.count({ where: { requestId: sold.requestId } });
  await db.$transaction((tx) => takeCapacity(tx, { requestId: sold.requestId, servers, size }));
  await db.service.updateMany({ where: { requestId: sold.requestId }, data: size });
  await bringUp(sold.requestId);
  await earnWhenServed(sold.requestId);
  const { startsOn } = await db.subscription.findUniqueOrThrow({ where: { id: sold.subscriptionId } });
  on(`${startsOn.toISOString().slice(0, 7)}-15`);
  const { subscriptionId, requestId } = sold;
  const owner = actorOf(sold.user);
  const wish = (target: ChangeTarget) => ({ subscriptionId, ...target });
  const confirm = async (target: ChangeTarget, actor = owner) => {
    const preview = await previewChange(actor, wish(target));
    return { ...wish(target), shown: shownSum(preview), key: newId() };
  };
  return { ...sold, subscriptionId, requestId, owner, wish, confirm };
}

async function professional(month: string, room: number, quantity = 1) {
  on(`${month}-01`);
  const sold = await sellStandard('professional', `${month}-01`, quantity);
  return online(sold, { cpu: 2, ram: 4, storage: 50 }, room);
}

async function byUnit(month: string, room: number) {
  on(`${month}-01`);
  return online(await sellByUnit(FOUR, 1, `${month}-01`), { cpu: 4, ram: 8, storage: 100 }, room);
}

const servicesOf = (requestId: string) =>
  db.service.findMany({ where: { requestId }, orderBy: { ordinal: 'asc' } });
const netsOf = async (subscriptionId: string, kind: 'invoice' | 'credit_note' = 'invoice') => {
  const order = [{ seriesYear: 'asc' as const }, { ordinal: 'asc' as const }];
  const found = await db.invoice.findMany({ where: { subscriptionId, kind }, orderBy: order });
  return found.map(({ netCents }) => netCents);
};
type Step = { at: Date; beforeParts: string; afterParts: string };

/** The steps of recurring revenue that the database keeps, and those that its rows come to. */
async function steps(subscriptionId: string) {
  const [kept, due] = await Promise.all([
    query<Step>('SELECT * FROM "RevenueStep" WHERE "subscriptionId" = $1 ORDER BY "at"', [subscriptionId]),
    query<Step>('SELECT * FROM revenue_steps_of(ARRAY[$1]) ORDER BY "at"', [subscriptionId]),
  ]);
  return { kept, due };
}

describe('from a fixed plan to servers built by the unit', () => {
  it('is shown to the cent, charged to the day, once for two who press at once, and renewed at the new price', async () => {
    const { owner, wish, confirm, subscriptionId, requestId } = await professional('2026-02', 100, 2);
    const target = { plan: 'custom', resources: FOUR } as const;
    const preview = await previewChange(owner, wish(target));
    // 14 of 28 days: two servers at 46,00 € in the place of two at 19,90 €. Nothing is set up anew.
    expect(preview.dueNow).toEqual({ netCents: 2_610, vatCents: 522, grossCents: 3_132 });
    expect(preview.perPeriod.netCents).toBe(2 * FOUR_CENTS);
    expect(preview.servers).toEqual({
      before: { vcpu: 2, ramGb: 4, storageGb: 50, bandwidthTb: 5 },
      after: FOUR,
    });
    const [mine, theirs] = [await confirm(target), await confirm(target, admin)];
    const pressed = await Promise.allSettled([
      changeSubscription(owner, mine),
      changeSubscription(owner, mine),
      changeSubscription(admin, theirs),
    ]);
    const refused = pressed.filter(({ status }) => status === 'rejected');
    expect(await netsOf(subscriptionId)).toEqual([2_610]);
    // Whoever came later finds the resources there already; the same click twice is one.
    expect(refused.length).toBeGreaterThan(0);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'same_resources' } });
    await changeSubscription(owner, mine).catch(() => {});
    expect(await netsOf(subscriptionId)).toEqual([2_610]);
    const resized = { planKey: 'custom', nextCpu: 4, nextRam: 8, nextStorage: 100, operation: 'resize' };
    expect(await servicesOf(requestId)).toMatchObject([resized, resized]);
    // The address of the preview asks for what is theirs by now: for nothing.
    const asked = { plan: 'custom', cpu: '4', ram: '8', storage: '100', bandwidth: '2' };
    expect(await subscriptionPage(owner, subscriptionId, asked)).toMatchObject({ preview: null });
    const { customConfig, plan, price, totalPriceCents } = await db.hostingRequest.findUniqueOrThrow({
      where: { id: requestId },
      include: { plan: true },
    });
    expect([plan.code, customConfig]).toMatchObject(['custom', { plan: 'custom', resources: FOUR }]);
    expect(price).toMatchObject({ dueNow: { gross: totalPriceCents } });
    on('2026-02-25');
    await renewSubscriptions();
    expect(await netsOf(subscriptionId)).toEqual([2_610, 2 * FOUR_CENTS]);
  });

  it('takes no more than its machine has free, and says so at the field', async () => {
    const { owner, wish, confirm, subscriptionId, requestId } = await professional('2027-02', 6);
    const target = { plan: 'custom', resources: { ...FOUR, vcpu: 7 } } as const;
    const refused = { code: 'no_room', issues: [{ field: 'cpu', params: { most: 6 } }] };
    await expect(previewChange(owner, wish(target))).rejects.toMatchObject(refused);
    const fits = await confirm({ plan: 'custom', resources: { ...FOUR, vcpu: 6 } });
    await db.cloudNode.updateMany({ where: { state: 'open' }, data: { cpu: 4 } });
    await expect(changeSubscription(owner, fits)).rejects.toMatchObject({ code: 'no_room' });
    expect(await netsOf(subscriptionId)).toEqual([]);
    expect(await servicesOf(requestId)).toMatchObject([{ planKey: 'professional', operation: null }]);
  });

  it('keeps a coupon that has no end', async () => {
    const { owner, wish, requestId, subscriptionId } = await professional('2026-03', 100);
    const { customConfig } = await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } });
    const ordered = customConfig as unknown as Parameters<typeof quotePrice>[1];
    const terms = { code: 'TOUJOURS', basisPoints: 1_000 };
    const price = quotePrice(demoPriceBook, ordered, { country: 'FR', type: 'business' }, terms);
    await db.hostingRequest.update({
      where: { id: requestId },
      data: { price: price as unknown as object },
    });
    const off = { position: 9, kind: 'discount', unitNetCents: -199, netCents: -199 } as const;
    await db.subscriptionLine.create({
      data: {
        id: newId(),
        subscriptionId,
        description: 'TOUJOURS',
        ...off,
        validFrom: new Date('2026-03-01'),
      },
    });
    const { perPeriod, lines } = await previewChange(owner, wish({ plan: 'custom', resources: FOUR }));
    expect(perPeriod.netCents).toBe((FOUR_CENTS * 9) / 10);
    expect(lines.at(-1)?.netCents).toBeLessThan(0);
  });

  it('is composed on the page from what each server has today', async () => {
    const { owner, subscriptionId } = await professional('2028-02', 100);
    const form = await subscriptionPage(owner, subscriptionId, { plan: 'custom' });
    expect(form).toMatchObject({ preview: null, units: { plan: { code: 'custom' } } });
    expect(form?.units?.units.map(({ asked }) => asked)).toEqual(['2', '4', '50', '5']);
    expect((await subscriptionPage(owner, subscriptionId, {}))?.units).toBeNull();
    const typed = { cpu: '4', ram: '8', storage: '105', bandwidth: '2' };
    const wrong = await subscriptionPage(owner, subscriptionId, { plan: 'custom', ...typed });
    expect(wrong?.preview).toMatchObject({
      refusal: 'check_fields',
      issues: [{ field: 'storage' }],
      isForPeople: false,
    });
    const asked = { plan: 'custom', ...typed, storage: '100' };
    const right = await subscriptionPage(owner, subscriptionId, asked);
    expect(right?.preview).toMatchObject({ fields: asked, offer: { plan: 'custom' }, refusal: null });
  });
});

describe('from servers built by the unit to a fixed plan', () => {
  it('is credited to the day, and the recurring revenue stays what a recount says', async () => {
    const { owner, confirm, subscriptionId, requestId } = await byUnit('2029-02', 100);
    const order = await confirm({ plan: 'professional' });
    await changeSubscription(owner, order);
    await changeSubscription(owner, order);
    // 14 of 28 days of 46,00 € less 19,90 €.
    const credits = await db.invoice.findMany({ where: { requestId, kind: 'credit_note' } });
    expect(credits.map(({ netCents }) => netCents)).toEqual([1_305]);
    expect(await servicesOf(requestId)).toMatchObject([{ planKey: 'professional', nextCpu: 2, nextRam: 4 }]);
    const { customConfig } = await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(customConfig).not.toHaveProperty('resources');
    const down = (await readPulseReport(admin, '30d')).revenue;
    expect(down).toMatchObject({ new: 1_990, expansion: 0, contraction: 0 });
    // Back and further on the next day, and a third time that day.
    on('2029-02-16');
    await changeSubscription(owner, await confirm({ plan: 'custom', resources: FOUR }));
    await changeSubscription(owner, await confirm({ plan: 'custom', resources: { ...FOUR, vcpu: 6 } }));
    const { kept, due } = await steps(subscriptionId);
    expect(kept).toEqual(due);
    expect(kept.map(({ afterParts }) => Number(afterParts) / 12)).toEqual([FOUR_CENTS, 1_990, 5_400]);
    on('2029-02-25');
    await renewSubscriptions();
    expect((await netsOf(subscriptionId)).at(-1)).toBe(5_400);
  });

  it('counts as contraction, and back as expansion, once the month it began in is over', async () => {
    const { owner, confirm } = await byUnit('2030-02', 100);
    on('2030-04-10');
    await renewSubscriptions();
    await changeSubscription(owner, await confirm({ plan: 'starter' }));
    const down = (await readPulseReport(admin, '30d')).revenue;
    expect(down).toMatchObject({ contraction: 490 - FOUR_CENTS, expansion: 0 });
    on('2030-06-10');
    await renewSubscriptions();
    await changeSubscription(owner, await confirm({ plan: 'custom', resources: FOUR }));
    const up = (await readPulseReport(admin, '30d')).revenue;
    expect(up).toMatchObject({ contraction: 0, expansion: FOUR_CENTS - 490 });
  });
});

describe('what cannot be changed online', () => {
  const barrierOf = async (owner: Actor, id: string) =>
    (await subscriptionPage(owner, id, {}))?.subscription.barrier;

  it('says why, and how to ask instead', async () => {
    const { owner, wish, subscriptionId, requestId } = await professional('2031-02', 100);
    expect(await barrierOf(owner, subscriptionId)).toBeNull();
    const refusal = async (code: string) => {
      expect(await barrierOf(owner, subscriptionId)).toBe(code);
      await expect(previewChange(owner, wish({ plan: 'starter' }))).rejects.toMatchObject({ code });
    };
    const coupon = { position: 9, kind: 'discount', unitNetCents: -100, netCents: -100 } as const;
    const until = { validFrom: new Date('2031-02-01'), validTo: new Date('2031-04-01') };
    const added = await db.subscriptionLine.create({
      data: { id: newId(), subscriptionId, description: 'Coupon', ...coupon, ...until },
    });
    await refusal('change_coupon');
    await db.subscriptionLine.update({ where: { id: added.id }, data: { validTo: null } });
    await refusal('change_negotiated');
    await db.subscriptionLine.delete({ where: { id: added.id } });
    await db.subscription.update({ where: { id: subscriptionId }, data: { endsOn: new Date('2031-03-01') } });
    await refusal('change_ending');
    await db.subscription.update({
      where: { id: subscriptionId },
      data: { endsOn: null, state: 'suspended' },
    });
    await refusal('change_suspended');
    const [service] = await servicesOf(requestId);
    const served = async () => (await subscriptionPage(owner, subscriptionId, {}))?.subscription.served;
    expect(await served()).toEqual({ id: service?.id, isAsked: false });
    await askService(owner, { serviceId: service?.id ?? '', kind: 'upgrade', note: 'Plus grand' });
    expect(await served()).toEqual({ id: service?.id, isAsked: true });
  });

  it('waits until the service is up, and is for people where another provider has the plan', async () => {
    on('2032-02-01');
    const sold = await sellSubscription({ startsOn: '2032-02-01', lines: [line('plan', 1_990)] });
    expect(await barrierOf(actorOf(sold.user), sold.subscriptionId)).toBe('change_not_started');
    const { owner, confirm, subscriptionId, requestId } = await professional('2033-02', 100);
    const order = await confirm({ plan: 'custom', resources: FOUR });
    const planProviders = { custom: 'webhook' };
    await db.provisioningSettings.upsert({
      where: { id: 1 },
      create: { id: 1, planProviders, webhookUrl: 'https://cloud.test/hook' },
      update: { planProviders },
    });
    await expect(changeSubscription(owner, order)).rejects.toMatchObject({ code: 'change_elsewhere' });
    expect(await servicesOf(requestId)).toMatchObject([{ planKey: 'professional' }]);
    const page = await subscriptionPage(owner, subscriptionId, {
      ...{ plan: 'custom', cpu: '4', ram: '8', storage: '100', bandwidth: '2' },
    });
    expect(page?.preview).toMatchObject({ offer: null, refusal: 'change_elsewhere', isForPeople: true });
    await db.provisioningSettings.update({ where: { id: 1 }, data: { planProviders: {} } });
  });
});
