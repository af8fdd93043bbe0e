import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { Checkout } from './checkout';
import { holdAt, release, untilHeld } from './hold';
import { order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import type { Point } from './points';
import { rowsOf } from './rows';
import { placesOff } from './sale-recount';

const SETTLE_LIMIT_MS = 90_000;

let platform: Checkout;
let total: number;

beforeAll(async () => {
  platform = await ownCheckout();
  await platform.start();
  total = await priceOfOrder(platform.url);
  // The commands of this process write where the platform reads.
  process.env.DATABASE_URL = platform.databaseUrl;
  process.env.AUTH_SECRET = 'x'.repeat(40);
}, 240_000);

afterAll(() => platform?.remove(), 60_000);

const rows = <Row extends object>(sql: string, ...values: unknown[]) =>
  rowsOf<Row & Record<string, unknown>>(platform.databaseUrl, sql, values);

/** An order that is taken up, with two services, as if it had been paid just now; `before` runs before that. */
async function startedRequest(before = async () => {}): Promise<string> {
  const { db } = await import('@/lib/db/client');
  const { startProcessing } = await import('@/lib/orders/process-request');
  const { planServices, startServices } = await import('@/lib/provisioning/services');
  const { reserveCapacity } = await import('@/lib/provisioning/capacity');
  const { reference } = await order(platform.url, total);
  const request = await db.hostingRequest.findUniqueOrThrow({
    where: { reference },
    include: { plan: true },
  });
  const admin = await db.user.findFirstOrThrow({ where: { role: 'ADMIN' } });
  await startProcessing(admin as unknown as Actor, { kind: 'hosting', id: request.id });
  const { cpu, ram, storage, code } = request.plan;
  const size = { cpu, ram, storage };
  const plan = { requestId: request.id, userId: request.userId ?? '', size, planKey: code };
  await db.$transaction(async (tx) => {
    await reserveCapacity(tx, { requestId: request.id, servers: 2, size });
    await planServices(tx, { ...plan, quantity: 2, domain: null, locale: 'fr' });
  });
  await before();
  await db.$transaction((tx) => startServices(tx, request.id));
  return request.id;
}

/** Everything that came of a request, counted from the rows. */
async function cameOf(requestId: string) {
  const [found] = await rows<Record<string, unknown>>(
    `SELECT (SELECT string_agg("state"::text, ' ' ORDER BY "ordinal") FROM "Service" WHERE "requestId" = $1) AS "states",
       (SELECT count(*)::int FROM "NodeServer" n JOIN "Service" s ON s."id" = n."serviceId"
         WHERE s."requestId" = $1 AND n."power" = 'running') AS "servers",
       (SELECT string_agg("state"::text, ' ' ORDER BY "ordinal") FROM "CapacityHold" WHERE "requestId" = $1) AS "places",
       (SELECT count(*)::int FROM "ServiceStep" p JOIN "Service" s ON s."id" = p."serviceId"
         WHERE s."requestId" = $1 AND p."state" = 'done') AS "steps",
       (SELECT count(*)::int FROM "ServiceStep" p JOIN "Service" s ON s."id" = p."serviceId"
         WHERE s."requestId" = $1) AS "allSteps",
       (SELECT count(*)::int FROM "PulseEvent" WHERE "requestId" = $1 AND "type" = 'service.active') AS "news",
       (SELECT count(*)::int FROM "Notification" n JOIN "Service" s ON n."href" = '/account/services/' || s."id"
         WHERE s."requestId" = $1) AS "bells",
       (SELECT count(*)::int FROM "EmailMessage" WHERE "dedupeKey" = 'service_active:' || $1) AS "emails",
       (SELECT "status"::text FROM "HostingRequest" WHERE "id" = $1) AS "request",
       (SELECT count(*)::int FROM "AuditEntry" WHERE "subjectId" = $1 AND "action" = 'request.active') AS "activated"`,
    requestId,
  );
  return found;
}

const ONCE = {
  states: 'active active',
  servers: 2,
  places: 'in_use in_use',
  steps: 10,
  allSteps: 10,
  news: 2,
  bells: 2,
  emails: 1,
  request: 'active',
  activated: 1,
};

async function untilServed(requestId: string): Promise<void> {
  const end = Date.now() + SETTLE_LIMIT_MS;
  const isServed = async () => {
    const { request, emails } = (await cameOf(requestId)) ?? {};
    return request === 'active' && emails === 1;
  };
  while (!(await isServed())) {
    if (Date.now() > end) break;
    await sleep(250);
  }
  // What would come twice comes by now.
  await sleep(500);
  expect(await cameOf(requestId)).toEqual(ONCE);
}

describe('bringing servers up while the worker is killed', () => {
  it('is whole to begin with', async () => {
    await untilServed(await startedRequest());
  }, 120_000);

  it.each<Point>([
    'place kept',
    'provider called',
    'server made',
    'server made, committing',
    'server told of',
    'server configured',
    'server online',
    'request active',
  ])(
    'at “%s”: each server is there once',
    async (point) => {
      const requestId = await startedRequest(() => holdAt(platform.databaseUrl, point));
      try {
        await untilHeld(platform.databaseUrl);
        expect(platform.kill('worker')).toBe(true);
      } finally {
        await release(platform.databaseUrl, point);
      }
      await platform.untilWell();
      await untilServed(requestId);
      expect(await placesOff(platform.databaseUrl)).toEqual([]);
    },
    180_000,
  );

  it('again and again, at random', async () => {
    const requests: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      requests.push(await startedRequest());
      await sleep(40 * count);
      platform.kill('worker');
      await sleep(400);
    }
    await platform.untilWell();
    for (const requestId of requests) await untilServed(requestId);
    expect(await placesOff(platform.databaseUrl)).toEqual([]);
  }, 300_000);
});
