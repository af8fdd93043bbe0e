import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { activateRequest, cancelRequest, startProcessing } from '@/lib/orders/process-request';
import { countRequestsByStatus, getRequest, listRequests } from '@/lib/orders/queries';
import { requestFilterSchema } from '@/lib/orders/schema';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { hostingOrder, serviceRequest, visitor } from '@/tests/factories/orders';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';

let admin: Actor;
let seller: Actor;
let other: Actor;
let client: Actor;
let stranger: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  other = actorOf(await makeSeller({ capacity: 0 }));
  client = actorOf(await makeUser());
  stranger = actorOf(await makeUser());
});

async function ordered() {
  const placed = await submitHostingOrder(visitor({ actor: client }), hostingOrder({ email: client.email }));
  return { ...placed, ref: { kind: 'hosting' as const, id: placed.requestId } };
}

const filter = (typed: Record<string, string> = {}) => requestFilterSchema.parse(typed);

describe('a request on its way', () => {
  it('is taken up and activated by its seller, with timeline and audit', async () => {
    const { ref, requestId, lead } = await ordered();
    await startProcessing(seller, ref);
    await activateRequest(seller, ref);
    const request = await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(request.status).toBe('active');
    expect(request.activatedAt).not.toBeNull();
    const where = { subjectId: requestId };
    const audit = await db.auditEntry.findMany({
      where,
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true },
    });
    expect(audit).toEqual([
      { action: 'request.processing', actorId: seller.id },
      { action: 'request.active', actorId: seller.id },
    ]);
    expect(
      await db.crmActivity.count({ where: { leadId: lead?.leadId ?? '', createdById: seller.id } }),
    ).toBe(2);
  });

  it('skips no state and leaves no final one', async () => {
    const { ref } = await ordered();
    await expect(activateRequest(admin, ref)).rejects.toMatchObject({ code: 'transition' });
    await cancelRequest(admin, ref);
    await expect(startProcessing(admin, ref)).rejects.toMatchObject({ code: 'transition' });
    await expect(cancelRequest(admin, ref)).rejects.toMatchObject({ code: 'transition' });
  });

  it('obeys one of two at once', async () => {
    const { ref, requestId } = await ordered();
    const results = await Promise.allSettled([startProcessing(admin, ref), cancelRequest(client, ref)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { subjectId: requestId } })).toBe(1);
  });

  it('is nobody else’s to touch', async () => {
    const { ref } = await ordered();
    await expect(cancelRequest(stranger, ref)).rejects.toMatchObject({ code: 'not_found' });
    await expect(startProcessing(client, ref)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(startProcessing(other, ref)).rejects.toMatchObject({ code: 'forbidden' });
    await startProcessing(admin, ref);
    await expect(cancelRequest(client, ref)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('can be taken back by its client while pending, which the live feed shows', async () => {
    const { ref, requestId } = await ordered();
    await cancelRequest(client, ref);
    expect(await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      status: 'cancelled',
    });
    expect(await db.pulseEvent.count({ where: { requestId, type: 'request.cancelled' } })).toBe(1);
  });

  it('is not activated before its owner confirmed it', async () => {
    const { requestId } = await submitHostingOrder(visitor(), hostingOrder({ email: stranger.email }));
    const ref = { kind: 'hosting' as const, id: requestId };
    await startProcessing(admin, ref);
    await expect(activateRequest(admin, ref)).rejects.toMatchObject({ code: 'awaiting_confirmation' });
  });
});

describe('lists of requests', () => {
  it('page through both kinds without gap or repetition', async () => {
    for (let nth = 0; nth < 3; nth += 1) await submitServiceRequest(visitor(), serviceRequest());
    const expected = (await db.hostingRequest.count()) + (await db.serviceRequest.count());
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof listRequests>> = await listRequests(
        admin,
        filter({ limit: '4', cursor }),
      );
      seen.push(...page.rows.map(({ reference }) => reference));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(expected);
    expect(new Set(seen).size).toBe(expected);
    const counts = await countRequestsByStatus(admin);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(expected);
  });

  it('show a client their own alone, without the lead', async () => {
    const { rows } = await listRequests(client, filter());
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ userId, leadId }) => userId === client.id && leadId === null)).toBe(true);
    expect((await listRequests(stranger, filter())).rows).toEqual([]);
  });

  it('hide who is behind it from a seller who does not have the lead, in searches too', async () => {
    const { reference } = await ordered();
    const [hidden] = (await listRequests(other, filter({ search: reference }))).rows;
    expect(hidden).toMatchObject({ reference, contactName: null, contactEmail: null, leadId: null });
    expect((await listRequests(other, filter({ search: client.email }))).rows).toEqual([]);
    expect((await listRequests(seller, filter({ search: client.email }))).rows.length).toBeGreaterThan(0);
    expect(await getRequest(other, reference)).toMatchObject({
      contactEmail: null,
      lead: null,
      canProcess: false,
    });
    expect(await getRequest(seller, reference)).toMatchObject({
      contactEmail: client.email,
      canProcess: true,
    });
  });

  it('filter by status, kind and plan', async () => {
    const { rows } = await listRequests(admin, filter({ status: 'cancelled', plan: 'professional' }));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ status, planCode }) => status === 'cancelled' && planCode === 'professional')).toBe(
      true,
    );
    expect((await listRequests(admin, filter({ kind: 'service', plan: 'professional' }))).rows).toEqual([]);
    expect(
      (await listRequests(admin, filter({ kind: 'service' }))).rows.every(({ kind }) => kind === 'service'),
    ).toBe(true);
  });
});
