import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { recordPulse } from '@/lib/pulse/record';
import type { LeadChange } from '../hints';
import type { LogActivityInput } from '../schema';
import { findLead } from './lead-at-hand';
import { notifyAboutLead } from './record-change';

/**
 * Writes a note, a call, an e-mail or a meeting into a lead's timeline. The same key twice writes once.
 * The lead itself does not change, so neither does its version. Refuses with `not_found`.
 */
export async function logActivity(actor: Actor, input: LogActivityInput): Promise<LeadChange> {
  return db.$transaction(async (tx) => {
    const at = now();
    const lead = await findLead(tx, actor, input.leadId);
    const { count } = await tx.crmActivity.createMany({
      data: [
        {
          leadId: lead.id,
          type: input.type,
          subject: input.subject,
          description: input.description,
          completedAt: at,
          createdAt: at,
          createdById: actor.id,
          idempotencyKey: `${actor.id}:${input.idempotencyKey}`,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return { leadId: lead.id, change: 'updated', notified: [] };
    const { assignedToId: assigneeId } = lead;
    await recordPulse(tx, {
      type: 'activity.logged',
      leadId: lead.id,
      actorId: actor.id,
      assigneeId,
      data: { activity: input.type },
    });
    await recordAudit(tx, actor, 'lead.activity_logged', { type: 'lead', id: lead.id }, { type: input.type });
    const data = { leadId: lead.id, title: lead.title, activity: input.type, by: actor.name };
    const notified =
      assigneeId && assigneeId !== actor.id
        ? [await notifyAboutLead(tx, { userId: assigneeId, kind: 'lead_activity', leadId: lead.id, data })]
        : [];
    return { leadId: lead.id, change: 'updated', pulse: 'activity.logged', notified };
  });
}
