import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { DomainError } from '@/lib/errors';
import type { LeadChange } from '../hints';
import { instantOfLocal } from '../local-time';
import type { ClearFollowUpInput, SetFollowUpInput } from '../schema';
import { isClosed } from '../status';
import { findLead, writeLead } from './lead-at-hand';
import { notifyAboutLead, recordChange } from './record-change';

/**
 * Plans the next follow-up, at a time of the actor's own wall clock.
 * Refuses with `not_found`, `conflict`, `format` and `past_date` (field `at`), `transition` on a closed lead.
 */
export async function setFollowUp(actor: Actor, input: SetFollowUpInput): Promise<LeadChange> {
  const at = instantOfLocal(input.at, actor.timeZone);
  if (!at) throw new DomainError('format', { field: 'at' });
  if (at <= now()) throw new DomainError('past_date', { field: 'at' });
  return changeFollowUp(actor, input, { at, note: input.note ?? null });
}

/** Takes the planned follow-up away, done or not needed. Refuses with `not_found` and `conflict`. */
export async function clearFollowUp(actor: Actor, input: ClearFollowUpInput): Promise<LeadChange> {
  return changeFollowUp(actor, input, { at: null, note: null });
}

type FollowUp = { at: Date | null; note: string | null };

async function changeFollowUp(
  actor: Actor,
  { leadId, version }: ClearFollowUpInput,
  { at, note }: FollowUp,
): Promise<LeadChange> {
  return db.$transaction(async (tx) => {
    const lead = await findLead(tx, actor, leadId);
    if (at && isClosed(lead.status)) throw new DomainError('transition');
    await writeLead(tx, { id: leadId, version }, { nextFollowUpAt: at, nextFollowUpNote: note });
    const data: Prisma.InputJsonObject = {
      at: at?.toISOString() ?? null,
      before: lead.nextFollowUpAt?.toISOString() ?? null,
      ...(note && { note }),
    };
    await recordChange(tx, actor, leadId, {
      activity: 'follow_up',
      pulse: 'activity.logged',
      audit: at ? 'lead.follow_up_set' : 'lead.follow_up_cleared',
      data,
      assigneeId: lead.assignedToId,
    });
    const notified = at ? await tellAssignee(tx, actor, lead, at) : [];
    return { leadId, change: 'updated', pulse: 'activity.logged', notified };
  });
}

type Owned = { id: string; title: string; assignedToId: string | null };

async function tellAssignee(tx: Db, actor: Actor, lead: Owned, at: Date) {
  if (!lead.assignedToId || lead.assignedToId === actor.id) return [];
  const data = { leadId: lead.id, title: lead.title, at: at.toISOString(), by: actor.name };
  return [
    await notifyAboutLead(tx, { userId: lead.assignedToId, kind: 'lead_follow_up', leadId: lead.id, data }),
  ];
}
