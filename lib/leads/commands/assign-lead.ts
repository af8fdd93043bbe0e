import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { conflictError, DomainError, forbiddenError } from '@/lib/errors';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { closePoolAlert } from '../assignment-pool';
import type { LeadChange } from '../hints';
import { canAssignLead } from '../policy';
import type { AssignLeadInput } from '../schema';
import { findLead, type LeadAtHand, writeLead } from './lead-at-hand';
import { notifyAboutLead, recordChange } from './record-change';

type Assignee = { id: string; name: string; email: string; locale: Locale };

/**
 * Gives a lead to a person, or back to the pool. Admins give to anybody; sellers take from the pool and
 * hand over their own. `fromId` is who had it when the page was made.
 * Refuses with `not_found`, `conflict`, `forbidden` and `assignee_unavailable`.
 */
export async function assignLead(actor: Actor, input: AssignLeadInput): Promise<LeadChange> {
  return db.$transaction(async (tx) => {
    const lead = await findLead(tx, actor, input.leadId);
    const toId = input.assigneeId ?? null;
    if (lead.assignedToId !== (input.fromId ?? null)) throw conflictError();
    if (!canAssignLead(actor, lead, toId)) throw forbiddenError();
    if (toId === lead.assignedToId) return { leadId: lead.id, change: 'updated', notified: [] };
    const to = toId === null ? null : await takeAssignee(tx, toId);
    await writeLead(tx, { id: lead.id, assignedToId: lead.assignedToId }, { assignedToId: toId });
    const pulse = to ? 'lead.assigned' : 'lead.unassigned';
    await recordChange(tx, actor, lead.id, {
      activity: 'assigned',
      pulse,
      audit: pulse,
      data: {
        fromId: lead.assignedToId,
        toId,
        toName: to?.name ?? null,
        ...(input.note && { note: input.note }),
      },
      assigneeId: toId,
    });
    if (lead.assignedToId === null) await closePoolAlert(tx);
    return { leadId: lead.id, change: 'updated', pulse, notified: await tellPeople(tx, actor, lead, to) };
  });
}

/** Locks the row, so that nobody is deactivated between the check and the commit. */
async function takeAssignee(tx: Db, userId: string): Promise<Assignee> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, active: true, role: { in: ['ADMIN', 'SELLER'] } },
    data: { lastAssignedAt: now() },
  });
  if (count === 0) throw new DomainError('assignee_unavailable', { field: 'assigneeId' });
  return tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, name: true, email: true, locale: true },
  });
}

async function tellPeople(tx: Db, actor: Actor, lead: LeadAtHand, to: Assignee | null) {
  const data = { leadId: lead.id, title: lead.title, by: actor.name };
  const notified: LeadChange['notified'][number][] = [];
  if (to && to.id !== actor.id) {
    const told = await notifyAboutLead(tx, { userId: to.id, kind: 'lead_assigned', leadId: lead.id, data });
    await enqueueEmail(tx, {
      template: 'lead_assigned',
      props: { leadId: lead.id },
      to: to.email,
      userId: to.id,
      locale: to.locale,
      dedupeKey: `lead_assigned:${told.notificationId}`,
    });
    notified.push(told);
  }
  if (lead.assignedToId && lead.assignedToId !== actor.id) {
    const gone = { ...data, toName: to?.name ?? '' };
    notified.push(
      await notifyAboutLead(tx, {
        userId: lead.assignedToId,
        kind: 'lead_reassigned',
        leadId: lead.id,
        data: gone,
      }),
    );
  }
  return notified;
}
