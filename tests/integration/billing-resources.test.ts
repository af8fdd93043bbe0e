import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { changeSubscription, previewChange, shownSum } from '@/lib/billing/change-subscription';
import { renewSubscriptions } from '@/lib/billing/renew';
import { subscriptionPage } from '@/lib/billing/subscription-page';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import type { Resources } from '@/lib/catalog/price-book';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { useCapacity as takeCapacity } from '@/lib/provisioning/capacity';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeNode } from '@/tests/factories/cloud';
import { bringUp, sellByUnit } from '@/tests/factories/subscriptions';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

testDb();
let admin: Actor;

const on = (day: string) => setClock(() => new Date(`${day}T11:00:00Z`));
const FOUR: Resources = { vcpu: 4, ramGb: 8, storageGb: 100, bandwidthTb: 2 };
const SIZE = { cpu: 4, ram: 8, storage: 100 };
const address = { cpu: '4', ram: '8', storage: '100', bandwidth: '2' };

beforeAll(async () => {
  on('2025-01-01');
  await seedCatalogue(new Date('2025-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
});
afterAll(() => setClock(null));

/** Two servers of these resources on a machine of their own with this much beside them, online since the first. */
async function running(month: string, beside: { cpu: number; ram: number; storage: number }) {
  on(`${month}-01`);
  const sold = await sellByUnit(FOUR, 2, `${month}-01`);
  await db.cloudNode.updateMany({ data: { state: 'draining' } });
  await makeNode(admin, {
    cpu: 8 + beside.cpu,
    cpuOvercommitPercent: 100,
    ram: 16 + beside.ram,
    storage: 200 + beside.storage,
  });
  await db.$transaction((tx) => takeCapacity(tx, { requestId: sold.requestId, servers: 2, size: SIZE }));
  await bringUp(sold.requestId);
  await earnWhenServed(sold.requestId);
  on(`${month}-15`);
  const owner = actorOf(sold.user);
  const { subscriptionId } = sold;
  const wish = (change: Partial<Resources>) => ({ subscriptionId, resources: { ...FOUR, ...change } });
  return { ...sold, owner, wish };
}

const servicesOf = (requestId: string) =>
  db.service.findMany({ where: { requestId }, orderBy: { ordinal: 'asc' } });
const netsOf = async (subscriptionId: string) =>
  (
    await db.invoice.findMany({
      where: { subscriptionId, kind: 'invoice' },
      orderBy: [{ seriesYear: 'asc' }, { ordinal: 'asc' }],
    })
  ).map(({ netCents }) => netCents);

it('more resources are shown to the cent, then charged to the day, once, and each server is resized', async () => {
  const { owner, wish, subscriptionId, requestId } = await running('2026-02', {
    cpu: 8,
    ram: 8,
    storage: 0,
  });
  const order = wish({ vcpu: 6, ramGb: 10 });
  const preview = await previewChange(owner, order);
  // 14 of 28 days are left; two servers have 2 vCPU at 4,00 € and 2 GB at 2,50 € more each.
  expect(preview.dueNow).toEqual({ netCents: 1_300, vatCents: 260, grossCents: 1_560 });
  expect(preview).toMatchObject({ nextOn: '2026-03-01', perPeriod: { netCents: 9_200 + 2_600 } });
  const confirmed = { ...order, shown: shownSum(preview), key: newId() };
  await expect(changeSubscription(owner, { ...confirmed, shown: '1:2:3' })).rejects.toMatchObject({
    code: 'change_moved',
  });
  await Promise.all([changeSubscription(owner, confirmed), changeSubscription(owner, confirmed)]);
  expect(await netsOf(subscriptionId)).toEqual([1_300]);
  const resized = { nextCpu: 6, nextRam: 10, nextStorage: 100, operation: 'resize' };
  expect(await servicesOf(requestId)).toMatchObject([resized, resized]);
  const { customConfig } = await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } });
  expect(customConfig).toMatchObject({ plan: 'custom', resources: { ...FOUR, vcpu: 6, ramGb: 10 } });
  await expect(previewChange(owner, order)).rejects.toMatchObject({ code: 'same_resources' });
  on('2026-02-25');
  await renewSubscriptions();
  expect(await netsOf(subscriptionId)).toEqual([1_300, 11_800]);
});

it('fewer resources are credited to the day', async () => {
  const { owner, wish, requestId } = await running('2027-02', { cpu: 0, ram: 0, storage: 0 });
  const order = wish({ vcpu: 2 });
  const preview = await previewChange(owner, order);
  expect(preview.dueNow.netCents).toBe(-800);
  await changeSubscription(owner, { ...order, shown: shownSum(preview), key: newId() });
  const credits = await db.invoice.findMany({ where: { requestId, kind: 'credit_note' } });
  expect(credits.map(({ netCents, grossCents }) => [netCents, grossCents])).toEqual([[800, 960]]);
});

it('what the machine has not free is refused at its field, with what there is, and nothing changes', async () => {
  const { owner, wish, subscriptionId, requestId } = await running('2028-02', {
    cpu: 5,
    ram: 100,
    storage: 45,
  });
  const refused = {
    code: 'no_room',
    issues: [
      { field: 'cpu', params: { most: 6 } },
      { field: 'storage', params: { most: 120 } },
    ],
  };
  await expect(previewChange(owner, wish({ vcpu: 7, ramGb: 58, storageGb: 130 }))).rejects.toMatchObject(
    refused,
  );
  const order = wish({ vcpu: 6, storageGb: 120 });
  const preview = await previewChange(owner, order);
  // Somebody else takes the room between the preview and the click.
  await db.cloudNode.updateMany({ where: { state: 'open' }, data: { cpu: 8 } });
  await expect(
    changeSubscription(owner, { ...order, shown: shownSum(preview), key: newId() }),
  ).rejects.toMatchObject({ code: 'no_room', issues: [{ field: 'cpu', params: { most: 4 } }] });
  expect(await netsOf(subscriptionId)).toEqual([]);
  expect(await servicesOf(requestId)).toMatchObject([{ nextCpu: null }, { nextCpu: null }]);
});

it('the page offers what may be chosen, and says at which field a wish goes wrong', async () => {
  const { owner, subscriptionId } = await running('2029-02', { cpu: 2, ram: 2, storage: 0 });
  const page = await subscriptionPage(owner, subscriptionId, {});
  expect(page).toMatchObject({ preview: null, units: { plan: null } });
  expect(page?.plans.map(({ code }) => code)).toEqual(['starter', 'professional', 'enterprise']);
  expect(page?.units?.units.map(({ name, current, asked }) => [name, current, asked])).toEqual([
    ['cpu', 4, '4'],
    ['ram', 8, '8'],
    ['storage', 100, '100'],
    ['bandwidth', 2, '2'],
  ]);
  const wrong = await subscriptionPage(owner, subscriptionId, { ...address, cpu: '65', storage: '' });
  expect(wrong?.preview).toMatchObject({
    ...{ offer: null, refusal: 'check_fields' },
    issues: [{ field: 'cpu' }, { field: 'storage', code: 'integer' }],
  });
  expect(wrong?.units?.units[0]).toMatchObject({ asked: '65' });
  const right = await subscriptionPage(owner, subscriptionId, { ...address, cpu: '5' });
  expect(right?.preview).toMatchObject({ fields: { ...address, cpu: '5' }, refusal: null, issues: [] });
  expect(right?.preview?.offer?.dueNow.netCents).toBe(400);
  // A fixed plan is priced beside the form of one's own resources; one that is not on sale is nothing.
  const fixed = await subscriptionPage(owner, subscriptionId, { plan: 'starter', cpu: '5' });
  expect(fixed).toMatchObject({
    units: { plan: null },
    preview: { fields: { plan: 'starter' }, refusal: null },
  });
  expect((await subscriptionPage(owner, subscriptionId, { plan: 'gone' }))?.preview).toBeNull();
  const stranger = actorOf(await makeUser());
  expect(await subscriptionPage(stranger, subscriptionId, address)).toBeNull();
  await expect(previewChange(stranger, { subscriptionId, resources: FOUR })).rejects.toMatchObject({
    code: 'not_found',
  });
});
