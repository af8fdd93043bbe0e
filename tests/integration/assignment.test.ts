import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import type { AssignmentReason } from '@/lib/leads/assignment';
import { assignLead } from '@/lib/leads/commands/assign-lead';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { hostingOrder, serviceRequest, visitor } from '@/tests/factories/orders';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';

beforeAll(() => seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true }));

beforeEach(async () => {
  await db.user.updateMany({ where: { role: { not: 'CLIENT' } }, data: { active: false } });
});

const order = () => submitHostingOrder(visitor(), hostingOrder());

async function outcomesOf(leadId: string | undefined): Promise<Record<string, string>> {
  const lead = await db.crmLead.findUniqueOrThrow({ where: { id: leadId } });
  const { candidates } = lead.assignmentReason as unknown as AssignmentReason;
  return Object.fromEntries(candidates.map(({ name, outcome }) => [name, outcome]));
}

describe('assignment', () => {
  it('takes the least loaded of who is there, and says how everybody stood', async () => {
    const busy = await makeSeller({ name: 'busy' });
    await order();
    const free = await makeSeller({ name: 'free' });
    await makeSeller({ name: 'full', capacity: 0 });
    await makeSeller({ name: 'unskilled', skills: ['website'] });
    await makeSeller({ name: 'deactivated', active: false });
    const away = await makeSeller({ name: 'away' });
    const hour = 3_600_000;
    await db.absence.create({
      data: { userId: away.id, startsAt: new Date(Date.now() - hour), endsAt: new Date(Date.now() + hour) },
    });
    const { lead } = await order();
    expect(lead?.assigneeId).toBe(free.id);
    expect(await outcomesOf(lead?.leadId)).toEqual({
      busy: 'busier',
      free: 'chosen',
      full: 'full',
      unskilled: 'not_skilled',
      away: 'absent',
    });
    expect((await order()).lead?.assigneeId).toBe(busy.id);
  });

  it('counts an absence only while it lasts', async () => {
    const seller = await makeSeller();
    const hour = 3_600_000;
    const past = { startsAt: new Date(Date.now() - 2 * hour), endsAt: new Date(Date.now() - hour) };
    const future = { startsAt: new Date(Date.now() + hour), endsAt: new Date(Date.now() + 2 * hour) };
    await db.absence.createMany({ data: [past, future].map((when) => ({ userId: seller.id, ...when })) });
    expect((await order()).lead?.assigneeId).toBe(seller.id);
  });

  it('leaves to the pool what nobody can take: one alert, every admin told, no e-mail to a seller', async () => {
    const admins = [await makeUser({ role: 'ADMIN' }), await makeUser({ role: 'ADMIN' })];
    await makeSeller({ skills: ['hosting'] });
    const ask = () => submitServiceRequest(visitor(), serviceRequest({ kind: 'security' }));
    const first = await ask();
    const second = await ask();
    expect([first.lead?.assigneeId, second.lead?.assigneeId]).toEqual([null, null]);
    expect([first.lead?.alertOpened, second.lead?.alertOpened]).toEqual([true, false]);
    expect(first.lead?.notifications.map(({ userId }) => userId).sort()).toEqual(
      admins.map(({ id }) => id).sort(),
    );
    expect(await db.alert.findMany({ select: { kind: true, count: true } })).toEqual([
      { kind: 'lead.unassigned', count: 2 },
    ]);
    expect(await db.pulseEvent.count({ where: { type: 'alert.opened' } })).toBe(1);
    expect(await db.pulseEvent.count({ where: { type: 'lead.unassigned', assigneeId: null } })).toBe(2);
    expect(
      await db.emailMessage.count({
        where: { template: 'lead_assigned', props: { equals: { leadId: first.lead?.leadId ?? '' } } },
      }),
    ).toBe(0);
  });

  it('closes the alert once somebody took the last of them', async () => {
    const admin = actorOf(await makeUser({ role: 'ADMIN' }));
    const seller = await makeSeller({ capacity: 0 });
    await order();
    const pool = await db.crmLead.findMany({ where: { assignedToId: null } });
    for (const [index, { id }] of pool.entries()) {
      expect(await db.alert.count({ where: { resolvedAt: null } })).toBe(1);
      await assignLead(admin, { leadId: id, assigneeId: seller.id });
      expect(await db.crmLead.count({ where: { assignedToId: null } })).toBe(pool.length - index - 1);
    }
    expect(await db.alert.count({ where: { resolvedAt: null } })).toBe(0);
    expect(await db.pulseEvent.count({ where: { type: 'alert.resolved' } })).toBe(1);
  });

  it('never passes a capacity, however many come at once', async () => {
    const sellers = [await makeSeller({ capacity: 3 }), await makeSeller({ capacity: 4 })];
    const placed = await Promise.all(Array.from({ length: 12 }, order));
    const carried = sellers.map(({ id }) => placed.filter(({ lead }) => lead?.assigneeId === id).length);
    expect(carried).toEqual([3, 4]);
    expect(placed.filter(({ lead }) => lead?.assigneeId === null)).toHaveLength(5);
  });

  it('shares evenly when many come at once', async () => {
    const sellers = await Promise.all([makeSeller(), makeSeller(), makeSeller()]);
    const placed = await Promise.all(Array.from({ length: 9 }, order));
    const carried = sellers.map(({ id }) => placed.filter(({ lead }) => lead?.assigneeId === id).length);
    expect(carried).toEqual([3, 3, 3]);
  });
});
