import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { activateRequest, cancelRequest, startProcessing } from '@/lib/orders/process-request';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { reserveCapacity } from '@/lib/provisioning/capacity';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeNode } from '@/tests/factories/cloud';
import { hostingOrder, visitor } from '@/tests/factories/orders';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
let admin: Actor;
let seller: Actor;
let client: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  client = actorOf(await makeUser());
});

afterEach(async () => {
  await db.capacityHold.deleteMany({});
  await db.cloudNode.deleteMany({});
  await db.alert.deleteMany({});
});

/** A request for `quantity` servers, with the size of each. */
async function ordered(quantity = 1) {
  const order = hostingOrder({
    email: client.email,
    plan: 'professional',
    quantity: String(quantity),
    addons: [],
  });
  const { requestId } = await submitHostingOrder(visitor({ actor: client }), order);
  const plan = await db.hostingPlan.findUniqueOrThrow({ where: { code: 'professional' } });
  return {
    ref: { kind: 'hosting' as const, id: requestId },
    size: { cpu: plan.cpu, ram: plan.ram, storage: plan.storage },
  };
}

const holdsOf = (requestId: string) =>
  db.capacityHold.findMany({ where: { requestId }, orderBy: { ordinal: 'asc' } });
const openAlerts = async () =>
  (await db.alert.findMany({ where: { resolvedAt: null }, orderBy: { kind: 'asc' } })).map(
    ({ kind, severity }) => `${kind} ${severity}`,
  );

/** The nodes whose sums differ from those of their holds. */
const wrongSums = () =>
  query(
    `SELECT n."id" FROM "CloudNode" n LEFT JOIN "CapacityHold" h ON h."nodeId" = n."id" GROUP BY n."id"
     HAVING (n."reservedCpu", n."reservedRam", n."reservedStorage", n."usedCpu", n."usedRam", n."usedStorage")
       IS DISTINCT FROM (
         COALESCE(sum(h."cpu") FILTER (WHERE h."state" = 'reserved'), 0)::int,
         COALESCE(sum(h."ram") FILTER (WHERE h."state" = 'reserved'), 0)::int,
         COALESCE(sum(h."storage") FILTER (WHERE h."state" = 'reserved'), 0)::int,
         COALESCE(sum(h."cpu") FILTER (WHERE h."state" = 'in_use'), 0)::int,
         COALESCE(sum(h."ram") FILTER (WHERE h."state" = 'in_use'), 0)::int,
         COALESCE(sum(h."storage") FILTER (WHERE h."state" = 'in_use'), 0)::int)`,
  );

describe('the servers of a request', () => {
  it('are reserved when it is taken up, in use when it is active, with the reason of each place', async () => {
    await makeNode(admin, { name: 'large' });
    const small = await makeNode(admin, { name: 'small', cpu: 16, ram: 32, storage: 400 });
    const { ref, size } = await ordered(2);
    await startProcessing(seller, ref);
    const reserved = await holdsOf(ref.id);
    expect(reserved).toMatchObject([
      { ordinal: 1, state: 'reserved', nodeId: small, ...size },
      { ordinal: 2, state: 'reserved', nodeId: small, ...size },
    ]);
    expect(reserved[0]?.reason).toMatchObject({
      need: size,
      nodes: [
        { name: 'large', outcome: 'roomier' },
        { name: 'small', outcome: 'chosen' },
      ],
    });
    await activateRequest(seller, ref);
    expect((await holdsOf(ref.id)).map(({ state }) => state)).toEqual(['in_use', 'in_use']);
    expect(await wrongSums()).toEqual([]);
  });

  it('give their places back when it is called off', async () => {
    const node = await makeNode(admin);
    const { ref } = await ordered();
    await startProcessing(seller, ref);
    await cancelRequest(seller, ref);
    expect(await holdsOf(ref.id)).toMatchObject([{ state: 'released' }]);
    expect(await db.cloudNode.findUnique({ where: { id: node } })).toMatchObject({
      reservedCpu: 0,
      usedCpu: 0,
    });
  });

  it('find no place: the request stays as it was, and an alert says so until one finds a place', async () => {
    const { ref, size } = await ordered(2);
    await makeNode(admin, { ram: 2 * size.ram - 1 });
    await expect(startProcessing(seller, ref)).rejects.toMatchObject({
      code: 'no_capacity',
      params: { servers: 2 },
    });
    expect(await db.hostingRequest.findUnique({ where: { id: ref.id } })).toMatchObject({
      status: 'pending',
    });
    expect(await holdsOf(ref.id)).toEqual([]);
    expect(await openAlerts()).toEqual(['cloud.full critical']);
    await makeNode(admin);
    await startProcessing(seller, ref);
    expect(await openAlerts()).toEqual([]);
  });

  it('are not kept account of while there is no node', async () => {
    const { ref } = await ordered();
    await startProcessing(seller, ref);
    expect(await holdsOf(ref.id)).toEqual([]);
    // One that was taken up before there was a node is counted when it goes live.
    await makeNode(admin);
    await activateRequest(seller, ref);
    expect(await holdsOf(ref.id)).toMatchObject([{ state: 'in_use' }]);
  });
});

describe('quotas', () => {
  it('raise an alert by resource, worse when it gets worse, and close it when there is room again', async () => {
    const [{ ref, size }, more] = [await ordered(4), await ordered()];
    await makeNode(admin, { ram: 5 * size.ram, storage: 100_000 });
    await startProcessing(seller, ref);
    expect(await openAlerts()).toEqual(['cloud.ram warning']);
    await startProcessing(seller, more.ref);
    expect(await openAlerts()).toEqual(['cloud.ram critical']);
    await makeNode(admin, { ram: 5 * size.ram });
    expect(await openAlerts()).toEqual([]);
  });
});

describe('two at once', () => {
  const PLACES = 60;
  const patience = { maxWait: 120_000, timeout: 120_000 };

  /** As many requests as asked, copied from one. */
  async function requests(count: number) {
    const { ref, size } = await ordered();
    const ids = Array.from({ length: count }, () => newId());
    await query(
      `INSERT INTO "HostingRequest" SELECT (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'reference', c.id,
         'idempotencyKey', c.id, 'receiptTokenHash', c.id))).* FROM "HostingRequest" r, unnest($2::text[]) c(id)
       WHERE r."id" = $1`,
      [ref.id, ids],
    );
    return { ids, size };
  }

  it('two hundred reservations for sixty places: sixty are served, the others told, nothing oversold', async () => {
    const { ids, size } = await requests(200);
    const share = (part: number) => ({
      ram: size.ram * part,
      cpu: size.cpu * part,
      storage: size.storage * part,
    });
    for (const part of [10, 20, 30]) await makeNode(admin, { cpuOvercommitPercent: 100, ...share(part) });
    const reserve = (requestId: string) =>
      db.$transaction((tx) => reserveCapacity(tx, { requestId, servers: 1, size }), patience);
    const done = await Promise.allSettled(ids.map(reserve));
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 200 - PLACES }, () => 'no_capacity'));
    expect(await db.capacityHold.count()).toBe(PLACES);
    expect(await wrongSums()).toEqual([]);
  });

  it('one request that is asked for many times has one place a server', async () => {
    await makeNode(admin);
    const { ids, size } = await requests(1);
    const wish = { requestId: ids[0] ?? '', servers: 3, size };
    const asked = Array.from({ length: 20 }, () =>
      db.$transaction((tx) => reserveCapacity(tx, wish), patience),
    );
    await Promise.all(asked);
    expect((await holdsOf(wish.requestId)).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
  });

  it('the database itself refuses to oversell, and sums that do not follow', async () => {
    const node = await makeNode(admin, { cpu: 4, cpuOvercommitPercent: 100 });
    const { ids } = await requests(2);
    const hold = (requestId: string, cpu: number) =>
      query(
        `INSERT INTO "CapacityHold" ("id", "nodeId", "requestId", "ordinal", "cpu", "ram", "storage", "reason")
         VALUES ($1, $2, $3, 1, $4, 1, 1, '{}')`,
        [newId(), node, requestId, cpu],
      );
    await hold(ids[0] ?? '', 3);
    await expect(hold(ids[1] ?? '', 2)).rejects.toThrow('CloudNode_cpu_not_oversold');
    await expect(hold(ids[0] ?? '', 1)).rejects.toThrow('CapacityHold_one_place');
    await expect(query(`UPDATE "CloudNode" SET "cpu" = 2`)).rejects.toThrow('CloudNode_cpu_not_oversold');
    await expect(query(`UPDATE "CloudNode" SET "reservedCpu" = 0`)).rejects.toThrow('follow its holds');
    expect(await wrongSums()).toEqual([]);
  });
});
