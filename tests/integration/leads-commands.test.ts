import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { assignLead } from '@/lib/leads/commands/assign-lead';
import { clearFollowUp, setFollowUp } from '@/lib/leads/commands/follow-up';
import { logActivity } from '@/lib/leads/commands/log-activity';
import { moveLead } from '@/lib/leads/commands/move-lead';
import { updateLead } from '@/lib/leads/commands/update-lead';
import { leadHints } from '@/lib/leads/hints';
import { makeActor, makeLead } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

testDb();

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
afterEach(() => setClock(null));

const refusedWith = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const leadOf = (id: string) => db.crmLead.findUniqueOrThrow({ where: { id } });
const timelineOf = (leadId: string) =>
  db.crmActivity.findMany({ where: { leadId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
const bellOf = (userId: string, leadId: string) =>
  db.notification.findMany({ where: { userId, href: `/crm/leads/${leadId}` } });

/** What every command leaves behind, besides the change itself. */
async function traceOf(leadId: string) {
  const [activities, pulse, audit] = await Promise.all([
    timelineOf(leadId),
    db.pulseEvent.findMany({ where: { leadId }, orderBy: { id: 'asc' } }),
    db.auditEntry.findMany({ where: { subjectType: 'lead', subjectId: leadId }, orderBy: { at: 'asc' } }),
  ]);
  return {
    activities: activities.map(({ type }) => type),
    pulse: pulse.map(({ type }) => type),
    audit: audit.map(({ action }) => action),
  };
}

describe('moveLead', () => {
  it('moves the stage, sets the probability and writes timeline, feed, audit and stage change', async () => {
    const lead = await makeLead({ assignedToId: seller.id, score: 80 });
    const moved = await moveLead(seller, { leadId: lead.id, from: 'new', to: 'qualified' });
    const after = await leadOf(lead.id);
    expect(after).toMatchObject({ status: 'qualified', probability: 56, version: 2, closedAt: null });
    expect(after.stageChangedAt.getTime()).toBeGreaterThan(lead.stageChangedAt.getTime());
    expect(await traceOf(lead.id)).toEqual({
      activities: ['status_changed'],
      pulse: ['lead.moved'],
      audit: ['lead.moved'],
    });
    expect(await db.leadStageChange.findFirst({ where: { leadId: lead.id } })).toMatchObject({
      from: 'new',
      to: 'qualified',
      actorId: seller.id,
    });
    expect(leadHints(moved).map(({ event }) => event)).toEqual([
      'lead.changed',
      'lead.updated',
      'pulse.event',
    ]);
  });

  it('needs the final value of a won lead, and keeps it', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const won = { leadId: lead.id, from: 'new', to: 'won' } as const;
    await expect(moveLead(seller, won)).rejects.toEqual(refusedWith('required'));
    await moveLead(seller, { ...won, value: 99_900, note: 'Signé ce matin' });
    const after = await leadOf(lead.id);
    expect(after).toMatchObject({ status: 'won', probability: 100, estimatedValueCents: 99_900 });
    expect(after.closedAt).not.toBeNull();
    const [line] = await timelineOf(lead.id);
    expect(line?.data).toMatchObject({
      valueCents: 99_900,
      valueBeforeCents: 120_000,
      note: 'Signé ce matin',
    });
    const [pulse] = await db.pulseEvent.findMany({ where: { leadId: lead.id } });
    expect(pulse?.data).toEqual({ activity: 'status_changed', from: 'new', to: 'won', valueCents: 99_900 });
  });

  it('needs the reason of a lost lead, and forgets it when the lead is reopened', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const lost = { leadId: lead.id, from: 'new', to: 'lost' } as const;
    await expect(moveLead(seller, lost)).rejects.toEqual(refusedWith('lost_reason_required'));
    await moveLead(seller, { ...lost, lostReason: 'price' });
    expect(await leadOf(lead.id)).toMatchObject({ status: 'lost', lostReason: 'price', probability: 0 });
    await moveLead(seller, { leadId: lead.id, from: 'lost', to: 'contacted' });
    expect(await leadOf(lead.id)).toMatchObject({ status: 'contacted', lostReason: null, closedAt: null });
  });

  it('refuses to turn a win into a loss in one gesture, and writes nothing', async () => {
    const lead = await makeLead({ assignedToId: seller.id, status: 'won' });
    const move = { leadId: lead.id, from: 'won', to: 'lost', lostReason: 'price' } as const;
    await expect(moveLead(seller, move)).rejects.toEqual(refusedWith('transition'));
    expect(await leadOf(lead.id)).toMatchObject({ status: 'won', version: 1 });
    expect((await traceOf(lead.id)).activities).toEqual([]);
  });

  it('refuses a move from a stage the lead has left', async () => {
    const lead = await makeLead({ assignedToId: seller.id, status: 'qualified' });
    const move = { leadId: lead.id, from: 'new', to: 'contacted' } as const;
    await expect(moveLead(seller, move)).rejects.toEqual(refusedWith('conflict'));
  });

  it('gives a lead of the pool to the seller who moves it, not to an admin', async () => {
    const [taken, left] = [await makeLead(), await makeLead()];
    expect(await moveLead(seller, { leadId: taken.id, from: 'new', to: 'contacted' })).toMatchObject({
      taken: true,
    });
    expect(await leadOf(taken.id)).toMatchObject({ assignedToId: seller.id, status: 'contacted' });
    expect((await traceOf(taken.id)).activities).toEqual(['assigned', 'status_changed']);
    await moveLead(admin, { leadId: left.id, from: 'new', to: 'contacted' });
    expect((await leadOf(left.id)).assignedToId).toBeNull();
  });

  it('tells the seller whose lead somebody else moved', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const moved = await moveLead(admin, { leadId: lead.id, from: 'new', to: 'contacted' });
    const [line] = await bellOf(seller.id, lead.id);
    expect(line).toMatchObject({ kind: 'lead_moved', readAt: null });
    expect(moved.notified).toEqual([{ notificationId: line?.id, userId: seller.id }]);
  });

  it('does not exist for other sellers and clients', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    for (const stranger of [other, client]) {
      const move = { leadId: lead.id, from: 'new', to: 'contacted' } as const;
      await expect(moveLead(stranger, move)).rejects.toEqual(refusedWith('not_found'));
    }
    expect(await leadOf(lead.id)).toMatchObject({ status: 'new', version: 1 });
  });
});

describe('assignLead', () => {
  it('lets a seller take a lead of the pool, once', async () => {
    const lead = await makeLead();
    const answers = await Promise.allSettled(
      [seller, other].map((actor) => assignLead(actor, { leadId: lead.id, assigneeId: actor.id })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await traceOf(lead.id)).toEqual({
      activities: ['assigned'],
      pulse: ['lead.assigned'],
      audit: ['lead.assigned'],
    });
    expect((await leadOf(lead.id)).version).toBe(2);
  });

  it('hands a lead over: the new seller is told in the bell and by e-mail, the old one loses sight of it', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const handOver = { leadId: lead.id, fromId: seller.id, assigneeId: other.id, note: 'Client anglophone' };
    await assignLead(seller, handOver);
    expect(await leadOf(lead.id)).toMatchObject({ assignedToId: other.id });
    expect(await bellOf(other.id, lead.id)).toMatchObject([{ kind: 'lead_assigned' }]);
    expect(
      await db.emailMessage.findMany({ where: { userId: other.id, template: 'lead_assigned' } }),
    ).toHaveLength(1);
    await expect(moveLead(seller, { leadId: lead.id, from: 'new', to: 'contacted' })).rejects.toEqual(
      refusedWith('not_found'),
    );
  });

  it('puts a lead back into the pool', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    await assignLead(admin, { leadId: lead.id, fromId: seller.id });
    expect((await leadOf(lead.id)).assignedToId).toBeNull();
    expect((await traceOf(lead.id)).pulse).toEqual(['lead.unassigned']);
    expect(await bellOf(seller.id, lead.id)).toMatchObject([{ kind: 'lead_reassigned' }]);
  });

  it('refuses a seller who gives a lead of the pool to somebody else', async () => {
    const lead = await makeLead();
    await expect(assignLead(seller, { leadId: lead.id, assigneeId: other.id })).rejects.toEqual(
      refusedWith('forbidden'),
    );
  });

  it('refuses people who are not active staff', async () => {
    const gone = await makeActor('SELLER', 'Gaston Parti', { active: false });
    const lead = await makeLead();
    for (const { id } of [gone, client]) {
      await expect(assignLead(admin, { leadId: lead.id, assigneeId: id })).rejects.toEqual(
        refusedWith('assignee_unavailable'),
      );
    }
    expect((await traceOf(lead.id)).activities).toEqual([]);
  });

  it('refuses when somebody else has it by now, and does not exist for strangers', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    await expect(assignLead(admin, { leadId: lead.id, assigneeId: other.id })).rejects.toEqual(
      refusedWith('conflict'),
    );
    await expect(
      assignLead(other, { leadId: lead.id, fromId: seller.id, assigneeId: other.id }),
    ).rejects.toEqual(refusedWith('not_found'));
  });
});

describe('logActivity', () => {
  it('writes one line however often the form is sent', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const call = {
      leadId: lead.id,
      type: 'call',
      subject: 'Rappel demandé',
      idempotencyKey: newId(),
    } as const;
    await Promise.all([logActivity(seller, call), logActivity(seller, call), logActivity(seller, call)]);
    const lines = await timelineOf(lead.id);
    expect(lines).toMatchObject([{ type: 'call', subject: 'Rappel demandé', createdById: seller.id }]);
    expect(await traceOf(lead.id)).toMatchObject({
      pulse: ['activity.logged'],
      audit: ['lead.activity_logged'],
    });
  });

  it('keeps what was typed out of the live feed', async () => {
    const lead = await makeLead();
    await logActivity(seller, { leadId: lead.id, type: 'note', subject: 'Secret', idempotencyKey: newId() });
    const [event] = await db.pulseEvent.findMany({ where: { leadId: lead.id } });
    expect(JSON.stringify(event?.data)).not.toContain('Secret');
  });

  it('does not exist for strangers', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const note = { leadId: lead.id, type: 'note', subject: 'x', idempotencyKey: newId() } as const;
    await expect(logActivity(other, note)).rejects.toEqual(refusedWith('not_found'));
    await expect(logActivity(client, note)).rejects.toEqual(refusedWith('not_found'));
  });
});

describe('follow-ups', () => {
  it('plans one at the seller’s own time and takes it away', async () => {
    setClock(() => new Date('2026-06-01T08:00:00Z'));
    const lead = await makeLead({ assignedToId: seller.id });
    await setFollowUp(seller, { leadId: lead.id, version: 1, at: '2026-06-02T09:00', note: 'Rappeler' });
    const planned = await leadOf(lead.id);
    expect(planned.nextFollowUpAt?.toISOString()).toBe('2026-06-02T07:00:00.000Z');
    expect(planned).toMatchObject({ nextFollowUpNote: 'Rappeler', version: 2 });
    setClock(() => new Date('2026-06-01T08:00:01Z'));
    await clearFollowUp(seller, { leadId: lead.id, version: 2 });
    expect(await leadOf(lead.id)).toMatchObject({ nextFollowUpAt: null, nextFollowUpNote: null, version: 3 });
    expect(await traceOf(lead.id)).toEqual({
      activities: ['follow_up', 'follow_up'],
      pulse: ['activity.logged', 'activity.logged'],
      audit: ['lead.follow_up_set', 'lead.follow_up_cleared'],
    });
  });

  it('refuses the past, nonsense, a closed lead, an old version and strangers', async () => {
    setClock(() => new Date('2026-06-01T08:00:00Z'));
    const lead = await makeLead({ assignedToId: seller.id });
    const won = await makeLead({ assignedToId: seller.id, status: 'won' });
    const plan = { leadId: lead.id, version: 1, at: '2026-06-02T09:00' };
    await expect(setFollowUp(seller, { ...plan, at: '2026-06-01T09:59' })).rejects.toEqual(
      refusedWith('past_date'),
    );
    await expect(setFollowUp(seller, { ...plan, at: 'demain' })).rejects.toEqual(refusedWith('format'));
    await expect(setFollowUp(seller, { ...plan, leadId: won.id })).rejects.toEqual(refusedWith('transition'));
    await expect(setFollowUp(seller, { ...plan, version: 7 })).rejects.toEqual(refusedWith('conflict'));
    await expect(setFollowUp(other, plan)).rejects.toEqual(refusedWith('not_found'));
    await expect(clearFollowUp(client, plan)).rejects.toEqual(refusedWith('not_found'));
  });
});

describe('updateLead', () => {
  const fields = { value: 250_000, priority: 'high', expectedCloseDate: '2026-12-24' } as const;

  it('records what differs, and nothing when nothing does', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    await updateLead(seller, { leadId: lead.id, version: 1, ...fields });
    expect(await leadOf(lead.id)).toMatchObject({
      estimatedValueCents: 250_000,
      priority: 'high',
      version: 2,
    });
    await updateLead(seller, { leadId: lead.id, version: 2, ...fields });
    const lines = await timelineOf(lead.id);
    expect(lines.map(({ data }) => data)).toEqual([
      {
        valueCents: 250_000,
        valueBeforeCents: 120_000,
        priority: 'high',
        priorityBefore: 'medium',
        expectedCloseDate: '2026-12-24',
        expectedCloseDateBefore: null,
        currency: 'EUR',
      },
    ]);
    expect((await traceOf(lead.id)).audit).toEqual(['lead.updated']);
  });

  it('lets one of two who edit at once through', async () => {
    const lead = await makeLead();
    const answers = await Promise.allSettled(
      [100, 200, 300].map((value) => updateLead(admin, { leadId: lead.id, version: 1, ...fields, value })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toEqual(refusedWith('conflict'));
    }
    expect((await timelineOf(lead.id)).length).toBe(1);
  });

  it('does not exist for strangers', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    for (const stranger of [other, client]) {
      await expect(updateLead(stranger, { leadId: lead.id, version: 1, ...fields })).rejects.toEqual(
        refusedWith('not_found'),
      );
    }
  });
});
