import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { getLead } from '@/lib/leads/queries/get-lead';
import { listMyFollowUps, listMyNewLeads } from '@/lib/leads/queries/my-day';
import { listAssignees, listStaff } from '@/lib/leads/queries/staff';
import { leadTimeline } from '@/lib/leads/queries/timeline';
import { makeActor, makeLead } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

testDb();

const at = new Date('2026-06-10T12:00:00Z');
let admin: Actor;
let seller: Actor;
let other: Actor;
let client: Actor;

beforeAll(async () => {
  admin = await makeActor('ADMIN', 'Ada Admin');
  seller = await makeActor('SELLER', 'Sam Vendeur');
  other = await makeActor('SELLER', 'Olga Autre');
  client = await makeActor('CLIENT', 'Cléo Cliente');
});

describe('a lead and its timeline', () => {
  it('exist only for those who may see the lead', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    await db.crmActivity.create({ data: { leadId: lead.id, type: 'note', subject: 'Confidentiel' } });
    for (const actor of [admin, seller]) {
      expect(await getLead(actor, lead.id)).toMatchObject({
        id: lead.id,
        assignedTo: { name: 'Sam Vendeur' },
      });
      expect((await leadTimeline(actor, lead.id, 1)).entries).toHaveLength(1);
    }
    for (const actor of [other, client]) {
      expect(await getLead(actor, lead.id)).toBeNull();
      expect((await leadTimeline(actor, lead.id, 1)).entries).toEqual([]);
    }
    expect(await getLead(admin, 'nothing')).toBeNull();
  });

  it('shows the newest lines first, page by page', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    await db.crmActivity.createMany({
      data: Array.from({ length: 35 }, (_, index) => ({
        leadId: lead.id,
        type: 'note' as const,
        subject: `${index}`,
        createdAt: new Date(at.getTime() + index * 1000),
      })),
    });
    const first = await leadTimeline(seller, lead.id, 1);
    expect(first.entries).toHaveLength(30);
    expect([first.entries[0]?.subject, first.hasMore]).toEqual(['34', true]);
    const all = await leadTimeline(seller, lead.id, 2);
    expect([all.entries.length, all.entries.at(-1)?.subject, all.hasMore]).toEqual([35, '0', false]);
  });
});

describe('my day', () => {
  it('holds my own due follow-ups, the longest overdue first, and no closed lead', async () => {
    const day = (offset: number) => new Date(at.getTime() + offset * 86_400_000);
    const late = await makeLead({ assignedToId: seller.id, nextFollowUpAt: day(-3) });
    const today = await makeLead({ assignedToId: seller.id, nextFollowUpAt: day(-0.1) });
    await makeLead({ assignedToId: seller.id, nextFollowUpAt: day(2) });
    await makeLead({ assignedToId: seller.id, nextFollowUpAt: day(-1), status: 'won' });
    await makeLead({ assignedToId: other.id, nextFollowUpAt: day(-1) });
    await makeLead({ nextFollowUpAt: day(-1) });
    const found = await listMyFollowUps(seller, at);
    expect(found.map(({ id }) => id)).toEqual([late.id, today.id]);
    expect(await listMyFollowUps(client, at)).toEqual([]);
  });

  it('holds my new leads, the best score first', async () => {
    const me = await makeActor('SELLER', 'Nora Neuve');
    const weak = await makeLead({ assignedToId: me.id, score: 20 });
    const strong = await makeLead({ assignedToId: me.id, score: 90 });
    await makeLead({ assignedToId: me.id, status: 'contacted' });
    expect((await listMyNewLeads(me)).map(({ id }) => id)).toEqual([strong.id, weak.id]);
  });
});

describe('who a lead can be given to', () => {
  it('lists active staff with what they carry and whether they are away', async () => {
    const busy = await makeActor('SELLER', 'Bea Chargée', { capacity: 3 });
    const gone = await makeActor('SELLER', 'Gaston Parti', { active: false });
    await makeLead({ assignedToId: busy.id });
    await makeLead({ assignedToId: busy.id, status: 'lost' });
    await db.absence.create({
      data: {
        userId: busy.id,
        startsAt: new Date('2026-06-10T00:00:00Z'),
        endsAt: new Date('2026-06-11T00:00:00Z'),
      },
    });
    const people = await listAssignees(at);
    expect(people.find(({ id }) => id === busy.id)).toEqual({
      id: busy.id,
      name: 'Bea Chargée',
      openLeads: 1,
      capacity: 3,
      absent: true,
    });
    for (const listed of [people, await listStaff()]) {
      const ids = listed.map(({ id }) => id);
      expect(ids).toContain(admin.id);
      expect(ids).not.toContain(gone.id);
      expect(ids).not.toContain(client.id);
    }
  });
});
