import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { deliverEmail } from '@/lib/messaging/deliver';
import { activateRequest, cancelRequest } from '@/lib/orders/process-request';
import { askService, settleAsk, withdrawAsk } from '@/lib/provisioning/service/asks';
import { giveUpService, retryService } from '@/lib/provisioning/service/commands';
import { listServices } from '@/lib/provisioning/service/list-services';
import { findService, servicesOf } from '@/lib/provisioning/service/queries';
import {
  planServices,
  resizeServices,
  resumeServices,
  startServices,
  suspendServices,
  terminateServices,
} from '@/lib/provisioning/services';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeNode } from '@/tests/factories/cloud';
import { runServiceJobs } from '@/tests/factories/service-jobs';
import { plannedServices } from '@/tests/factories/services';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

vi.mock('@/lib/realtime/publish', () => ({ publish: async () => {} }));

const { query } = testDb();
let admin: Actor;
let client: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  client = actorOf(await makeUser());
  await makeNode(admin, { cpu: 512, ram: 2_048, storage: 40_000 });
});

afterEach(async () => {
  setClock(null);
  await query('delete from graphile_worker._private_jobs');
});

const planned = (quantity = 1) => plannedServices({ client, admin, quantity });
const start = (requestId: string) => db.$transaction((tx) => startServices(tx, requestId));
const statesOf = async (requestId: string) =>
  (await db.service.findMany({ where: { requestId }, orderBy: { ordinal: 'asc' } })).map(
    ({ state }) => state,
  );
const stepsOf = async (serviceId: string) =>
  (
    await db.serviceStep.findMany({ where: { serviceId }, orderBy: [{ run: 'asc' }, { position: 'asc' }] })
  ).map(({ name, state }) => `${name} ${state}`);
const jobsOf = async (name: string) =>
  (
    await query<{ n: number }>(
      'select count(*)::int as n from graphile_worker.jobs where task_identifier = $1',
      [name],
    )
  )[0]?.n;
const holdStates = async (requestId: string) =>
  (await db.capacityHold.findMany({ where: { requestId }, orderBy: { ordinal: 'asc' } })).map(
    ({ state }) => state,
  );

async function running(quantity = 1) {
  const made = await planned(quantity);
  await start(made.requestId);
  await runServiceJobs(query);
  return made;
}

describe('planned services', () => {
  it('are one a server, pending, and the same when planned again, at once too', async () => {
    const { requestId, plan, services } = await planned(3);
    expect(services.map(({ ordinal, state }) => [ordinal, state])).toEqual([
      [1, 'pending'],
      [2, 'pending'],
      [3, 'pending'],
    ]);
    const again = await Promise.all(
      Array.from({ length: 5 }, () => db.$transaction((tx) => planServices(tx, plan))),
    );
    for (const one of again) expect(one.map(({ id }) => id)).toEqual(services.map(({ id }) => id));
    expect(await db.service.count({ where: { requestId } })).toBe(3);
  });

  it('are started once, however many start them at once; what is rolled back started nothing', async () => {
    const { requestId, first } = await planned();
    const rolledBack = db.$transaction(async (tx) => {
      expect(await startServices(tx, requestId)).toBe(1);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await statesOf(requestId)).toEqual(['pending']);
    expect(await jobsOf('provision_service')).toBe(0);
    const counts = await Promise.all(Array.from({ length: 6 }, () => start(requestId)));
    expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 1]);
    expect(await jobsOf('provision_service')).toBe(1);
    expect(await jobsOf('service-changed')).toBe(1);
    expect(await stepsOf(first)).toEqual([
      'paid done',
      'reserved waiting',
      'created waiting',
      'configured waiting',
      'online waiting',
    ]);
  });

  it('of a request without any are nothing to start, suspend, resume or terminate', async () => {
    const { requestId } = await planned();
    await db.$transaction((tx) => terminateServices(tx, requestId, 'cancelled'));
    expect(await statesOf(requestId)).toEqual(['terminated']);
    expect(await holdStates(requestId)).toEqual(['released']);
    expect(await start(requestId)).toBe(0);
    expect(await db.$transaction((tx) => suspendServices(tx, requestId, 'unpaid'))).toBe(0);
    expect(await db.$transaction((tx) => resumeServices(tx, requestId))).toBe(0);
    expect(await db.$transaction((tx) => terminateServices(tx, requestId, 'cancelled'))).toBe(0);
    expect(await db.$transaction((tx) => startServices(tx, 'nobody'))).toBe(0);
  });
});

describe('the embedded provider', () => {
  it('brings servers up step by step, on the places that were reserved, and the rest follows', async () => {
    const { requestId, first } = await running(2);
    expect(await statesOf(requestId)).toEqual(['active', 'active']);
    expect(await holdStates(requestId)).toEqual(['in_use', 'in_use']);
    const service = await db.service.findUniqueOrThrow({ where: { id: first }, include: { server: true } });
    expect(service).toMatchObject({ operation: null, externalId: service.server?.id });
    expect(service.activatedAt).toBeInstanceOf(Date);
    expect(service.server).toMatchObject({ power: 'running', hostname: service.address });
    expect((await stepsOf(first)).every((step) => step.endsWith(' done'))).toBe(true);
    expect(await db.hostingRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      status: 'active',
    });
    expect(await db.emailMessage.count({ where: { dedupeKey: `service_active:${requestId}` } })).toBe(1);
    expect(await db.notification.count({ where: { userId: client.id, href: { contains: first } } })).toBe(1);
    expect(await db.pulseEvent.count({ where: { requestId, type: 'service.active' } })).toBe(2);
  });

  it('does each step once, though every job runs three times at once', async () => {
    const { requestId, first } = await planned(2);
    await start(requestId);
    await runServiceJobs(query, 100, false, 3);
    expect(await statesOf(requestId)).toEqual(['active', 'active']);
    expect(await holdStates(requestId)).toEqual(['in_use', 'in_use']);
    expect((await stepsOf(first)).length).toBe(5);
    expect(await db.nodeServer.count({ where: { service: { requestId } } })).toBe(2);
    expect(await db.pulseEvent.count({ where: { requestId, type: 'service.active' } })).toBe(2);
    expect(await db.emailMessage.count({ where: { dedupeKey: `service_active:${requestId}` } })).toBe(1);
    expect(await db.auditEntry.count({ where: { subjectId: requestId, action: 'request.active' } })).toBe(1);
  });

  it('stops, goes on and removes: the place is free once the server is gone', async () => {
    const { requestId, first } = await running();
    await db.$transaction((tx) => suspendServices(tx, requestId, 'unpaid'));
    expect(await statesOf(requestId)).toEqual(['suspended']);
    await runServiceJobs(query);
    expect(await db.nodeServer.findUnique({ where: { serviceId: first } })).toMatchObject({
      power: 'stopped',
    });
    await db.$transaction((tx) => resumeServices(tx, requestId));
    expect(await statesOf(requestId)).toEqual(['suspended']);
    await runServiceJobs(query);
    expect(await statesOf(requestId)).toEqual(['active']);
    await db.$transaction((tx) => terminateServices(tx, requestId, 'unpaid'));
    expect(await statesOf(requestId)).toEqual(['terminated']);
    expect(await holdStates(requestId)).toEqual(['in_use']);
    await runServiceJobs(query);
    expect(await holdStates(requestId)).toEqual(['released']);
    expect(await db.nodeServer.findUnique({ where: { serviceId: first } })).toMatchObject({
      power: 'removed',
    });
    // It was up once: that is not said again.
    expect(await db.emailMessage.count({ where: { dedupeKey: `service_active:${requestId}` } })).toBe(1);
  });

  it('gives another size, of what the machine has free, and none beyond', async () => {
    const { requestId, first, size } = await running();
    const larger = { ...size, ram: size.ram * 2 };
    await db.$transaction((tx) => resizeServices(tx, requestId, larger));
    await runServiceJobs(query);
    expect(await db.service.findUnique({ where: { id: first } })).toMatchObject({
      ...larger,
      nextRam: null,
      state: 'active',
    });
    expect(await db.capacityHold.findFirst({ where: { requestId } })).toMatchObject(larger);
    await db.$transaction((tx) => resizeServices(tx, requestId, size));
    await runServiceJobs(query);
    expect(await db.capacityHold.findFirst({ where: { requestId } })).toMatchObject(size);
    const huge = { ...size, ram: 10_000 };
    await expect(db.$transaction((tx) => resizeServices(tx, requestId, huge))).rejects.toMatchObject({
      code: 'no_capacity',
    });
  });

  it('ends in the middle of its steps what was terminated meanwhile', async () => {
    const { requestId, first } = await planned();
    await start(requestId);
    await runServiceJobs(query, 2);
    await db.$transaction((tx) => terminateServices(tx, requestId, 'cancelled'));
    await runServiceJobs(query);
    expect(await statesOf(requestId)).toEqual(['terminated']);
    expect(await holdStates(requestId)).toEqual(['released']);
    expect(await stepsOf(first)).toContain('online skipped');
    expect(await db.emailMessage.count({ where: { dedupeKey: `service_active:${requestId}` } })).toBe(0);
  });

  it('names the step that fails, comes again by itself, and lets an admin decide in the end', async () => {
    const { requestId, first } = await planned();
    await db.capacityHold.deleteMany({ where: { requestId } });
    await db.cloudNode.updateMany({ data: { state: 'draining' } });
    await start(requestId);
    await runServiceJobs(query);
    const step = await db.serviceStep.findFirstOrThrow({ where: { serviceId: first, name: 'reserved' } });
    expect(step).toMatchObject({ state: 'failed', error: 'no_capacity', attempts: 1 });
    expect(step.nextTryAt).toBeInstanceOf(Date);
    expect(await statesOf(requestId)).toEqual(['provisioning']);
    const alert = { key: `service:${first}`, resolvedAt: null };
    expect(await db.alert.findFirst({ where: alert })).toMatchObject({ severity: 'warning' });
    for (let again = 0; again < 6; again += 1) await runServiceJobs(query, 1, true);
    expect(await statesOf(requestId)).toEqual(['failed']);
    expect(await db.alert.findFirst({ where: alert })).toMatchObject({ severity: 'critical' });
    expect(await db.notification.count({ where: { userId: admin.id, kind: 'service_failed' } })).toBe(1);
    await db.cloudNode.updateMany({ data: { state: 'open' } });
  });
});

describe('the database itself', () => {
  it('refuses a second service of one place, jumps of state, and active without a confirmation', async () => {
    const { requestId, first } = await planned();
    const set = (change: string) => query(`UPDATE "Service" SET ${change} WHERE "id" = '${first}'`);
    await expect(set(`"state" = 'active'`)).rejects.toThrow('does not go from pending to active');
    await expect(set(`"state" = 'provisioning'`)).rejects.toThrow('Service_started');
    await set(`"state" = 'provisioning', "startedAt" = now()`);
    await expect(set(`"state" = 'active'`)).rejects.toThrow('Service_confirmed');
    await expect(set(`"state" = 'active', "externalId" = 'x'`)).rejects.toThrow('Service_confirmed');
    await expect(set(`"run" = -1`)).rejects.toThrow('counted up');
    await set(`"state" = 'terminated', "terminatedAt" = now()`);
    await expect(set(`"state" = 'provisioning', "terminatedAt" = NULL`)).rejects.toThrow('does not go from');
    const copy = `INSERT INTO "Service" SELECT (jsonb_populate_record(s, '{"id": "copy", "state": "pending",
      "terminatedAt": null}')).* FROM "Service" s WHERE s."requestId" = '${requestId}'`;
    await expect(query(copy)).rejects.toThrow('Service_requestId_ordinal_key');
  });
});

describe('an admin and a step that failed', () => {
  const lettersOf = (requestId: string) =>
    db.emailMessage.findMany({
      where: { props: { path: ['requestId'], equals: requestId }, template: { startsWith: 'service_' } },
      orderBy: { createdAt: 'asc' },
    });

  async function failed(quantity = 1) {
    const made = await planned(quantity);
    await db.capacityHold.deleteMany({ where: { requestId: made.requestId } });
    await db.cloudNode.updateMany({ data: { state: 'draining' } });
    await start(made.requestId);
    for (let again = 0; again < 7; again += 1) await runServiceJobs(query, 2 * quantity, true);
    await db.cloudNode.updateMany({ data: { state: 'open' } });
    expect(new Set(await statesOf(made.requestId))).toEqual(new Set(['failed']));
    return made;
  }

  it('tries again: it goes on where it stopped, and comes up', async () => {
    const { requestId, first } = await failed();
    await expect(retryService(client, { serviceId: first })).rejects.toMatchObject({ code: 'forbidden' });
    await retryService(admin, { serviceId: first });
    expect(await statesOf(requestId)).toEqual(['provisioning']);
    await expect(retryService(admin, { serviceId: first })).rejects.toMatchObject({ code: 'transition' });
    await runServiceJobs(query);
    expect(await statesOf(requestId)).toEqual(['active']);
    expect(await db.alert.count({ where: { key: `service:${first}`, resolvedAt: null } })).toBe(0);
    expect(await db.auditEntry.count({ where: { action: 'service.retried', subjectId: first } })).toBe(1);
  });

  it('is known to the client and the seller of the lead, once each, and so is that all is well again', async () => {
    const owner = actorOf(await makeSeller({ capacity: 0 }));
    const { requestId, services } = await failed(2);
    const again = await failedAgain(
      requestId,
      services.map(({ id }) => id),
      owner.id,
    );
    expect(again).toEqual({ letters: ['service_delayed'], bells: 2 });
    const [letter] = await lettersOf(requestId);
    await deliverEmail(letter?.id ?? '', { isLast: false });
    const kept = await db.emailMessage.findUniqueOrThrow({ where: { id: letter?.id } });
    expect(kept).toMatchObject({ status: 'kept', toEmail: client.email, userId: client.id });
    expect(kept.subject).toMatch(/^Mise en service retardée \(CNH-/);
    expect(kept.text).toContain('s’en occupe');
    expect(`${kept.text}${kept.html}`).not.toMatch(/no_capacity|reserved|place/i);
    for (const { id } of services) await retryService(admin, { serviceId: id });
    await runServiceJobs(query, 100, false, 3);
    expect(await statesOf(requestId)).toEqual(['active', 'active']);
    expect((await lettersOf(requestId)).map(({ template }) => template)).toEqual([
      'service_delayed',
      'service_active',
    ]);
  });

  /** Retried in vain by an admin, with the lead in this seller's hands: what went out by then. */
  async function failedAgain(requestId: string, serviceIds: string[], sellerId: string) {
    await db.crmLead.updateMany({
      where: { hostingRequestId: requestId },
      data: { assignedToId: sellerId },
    });
    await db.cloudNode.updateMany({ data: { state: 'draining' } });
    for (const serviceId of serviceIds) await retryService(admin, { serviceId });
    for (let again = 0; again < 7; again += 1) await runServiceJobs(query, 4, true);
    await db.cloudNode.updateMany({ data: { state: 'open' } });
    expect(await statesOf(requestId)).toEqual(['failed', 'failed']);
    const letters = (await lettersOf(requestId)).map(({ template }) => template);
    const bells = await db.notification.count({ where: { userId: sellerId, kind: 'service_failed' } });
    return { letters, bells };
  }

  it('gives it up: nothing of it stays, and what runs is not given up', async () => {
    const { requestId, first } = await failed();
    await giveUpService(admin, { serviceId: first });
    await runServiceJobs(query);
    expect(await statesOf(requestId)).toEqual(['terminated']);
    await expect(giveUpService(admin, { serviceId: first })).rejects.toMatchObject({ code: 'transition' });
    const up = await running();
    await expect(giveUpService(admin, { serviceId: up.first })).rejects.toMatchObject({ code: 'transition' });
  });
});

describe('what a client asks', () => {
  it('lands in the timeline and the bell, once while it is open, and is over when withdrawn or settled', async () => {
    const { first, requestId } = await running();
    const stranger = actorOf(await makeUser());
    const ask = (actor: Actor) =>
      askService(actor, { serviceId: first, kind: 'cancellation', note: 'Nous fermons.' });
    await expect(ask(stranger)).rejects.toMatchObject({ code: 'not_found' });
    const both = await Promise.allSettled([ask(client), ask(client)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lead = await db.crmLead.findUniqueOrThrow({ where: { hostingRequestId: requestId } });
    const lines = await db.crmActivity.findMany({ where: { leadId: lead.id, type: 'updated' } });
    expect(lines.filter(({ data }) => (data as { ask?: string }).ask === 'cancellation')).toHaveLength(1);
    const { id: askId } = await db.serviceAsk.findFirstOrThrow({ where: { serviceId: first } });
    await expect(withdrawAsk(stranger, { askId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(settleAsk(client, { askId })).rejects.toMatchObject({ code: 'forbidden' });
    await settleAsk(admin, { askId });
    await expect(withdrawAsk(client, { askId })).rejects.toMatchObject({ code: 'not_found' });
    await ask(client);
  });

  it('is nothing before it runs', async () => {
    const { first } = await planned();
    const asked = askService(client, { serviceId: first, kind: 'upgrade', note: 'Plus.' });
    await expect(asked).rejects.toMatchObject({ code: 'transition' });
  });
});

describe('a request with services', () => {
  it('is not made active by hand, and gives its places back once its servers are gone', async () => {
    const { requestId } = await planned();
    const ref = { kind: 'hosting' as const, id: requestId };
    await expect(activateRequest(admin, ref)).rejects.toMatchObject({ code: 'services_decide' });
    await start(requestId);
    await runServiceJobs(query, 3);
    await cancelRequest(admin, ref);
    expect(await statesOf(requestId)).toEqual(['terminated']);
    await runServiceJobs(query);
    expect(await holdStates(requestId)).toEqual(['released']);
    expect(await db.hostingRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      status: 'cancelled',
    });
  });

  it('is out of sight for strangers, and shows clients nothing of what providers say', async () => {
    const { first, requestId } = await running();
    const stranger = actorOf(await makeUser());
    expect(await findService(stranger, first)).toBeNull();
    expect(await servicesOf(stranger, { requestId })).toEqual([]);
    expect(await findService(client, first)).toMatchObject({ externalId: null, leadId: null });
    expect(await findService(admin, first)).toMatchObject({ externalId: `srv-${first}` });
    const { rows } = await listServices(client, { q: '', state: 'active' });
    expect(rows.map(({ id }) => id)).toContain(first);
  });
});
