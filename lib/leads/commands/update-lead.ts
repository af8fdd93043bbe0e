import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { LeadChange } from '../hints';
import type { UpdateLeadInput } from '../schema';
import { findLead, type LeadAtHand, writeLead } from './lead-at-hand';
import { notifyAboutLead, recordChange } from './record-change';

/**
 * Corrects the value, the priority and the expected closing day, on the version the page showed; only what
 * differs is recorded. Refuses with `not_found` and `conflict`.
 */
export async function updateLead(actor: Actor, input: UpdateLeadInput): Promise<LeadChange> {
  return db.$transaction(async (tx) => {
    const lead = await findLead(tx, actor, input.leadId);
    const data = differences(lead, input);
    if (Object.keys(data).length === 0) return { leadId: lead.id, change: 'updated', notified: [] };
    const expectedCloseDate = input.expectedCloseDate ? new Date(input.expectedCloseDate) : null;
    await writeLead(
      tx,
      { id: lead.id, version: input.version },
      { estimatedValueCents: input.value, priority: input.priority, expectedCloseDate },
    );
    await recordChange(tx, actor, lead.id, {
      activity: 'updated',
      pulse: 'activity.logged',
      audit: 'lead.updated',
      data: { ...data, currency: lead.currency },
      assigneeId: lead.assignedToId,
    });
    const told = { leadId: lead.id, title: lead.title, by: actor.name };
    const notified =
      lead.assignedToId && lead.assignedToId !== actor.id
        ? [
            await notifyAboutLead(tx, {
              userId: lead.assignedToId,
              kind: 'lead_updated',
              leadId: lead.id,
              data: told,
            }),
          ]
        : [];
    return { leadId: lead.id, change: 'updated', pulse: 'activity.logged', notified };
  });
}

function differences(lead: LeadAtHand, input: UpdateLeadInput): Prisma.InputJsonObject {
  const day = lead.expectedCloseDate?.toISOString().slice(0, 10) ?? null;
  return {
    ...(lead.estimatedValueCents !== input.value && {
      valueCents: input.value,
      valueBeforeCents: lead.estimatedValueCents,
    }),
    ...(lead.priority !== input.priority && { priority: input.priority, priorityBefore: lead.priority }),
    ...(day !== input.expectedCloseDate && {
      expectedCloseDate: input.expectedCloseDate,
      expectedCloseDateBefore: day,
    }),
  };
}
