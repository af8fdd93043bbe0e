import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { conflictError, DomainError } from '@/lib/errors';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { closePoolAlert } from '../assignment-pool';
import { freePosition, lockColumn } from '../board/position';
import type { LeadChange } from '../hints';
import { takesByMoving } from '../policy';
import type { MoveLeadInput } from '../schema';
import { probabilityOf } from '../scoring';
import { canMoveTo, isClosed } from '../status';
import { findLead, type LeadAtHand, writeLead } from './lead-at-hand';
import { notifyAboutLead, recordChange } from './record-change';

// Moves into one column queue up: patience for a burst of them.
const QUEUE_MS = 10_000;

export type MovedLead = LeadChange & { taken: boolean };

/**
 * Puts a lead between two cards, in its own column or another. `from` is the stage the mover saw: when
 * somebody moved it meanwhile nothing is written. A seller who moves a lead of the pool on takes it.
 * Refuses with `not_found`, `conflict`, `transition`, `lost_reason_required` and `required` (value of a won lead).
 */
export async function moveLead(actor: Actor, input: MoveLeadInput): Promise<MovedLead> {
  return db.$transaction(
    async (tx) => {
      await lockColumn(tx, input.to);
      const lead = await findLead(tx, actor, input.leadId);
      if (lead.status !== input.from) throw conflictError();
      const { position, spread } = await freePosition(tx, input);
      const moved =
        input.from === input.to
          ? await reorder(tx, lead, position)
          : await changeStage(tx, actor, lead, input, position);
      return spread ? { ...moved, change: 'reordered' } : moved;
    },
    { maxWait: QUEUE_MS, timeout: QUEUE_MS },
  );
}

/** The order of cards is nobody's news: no line in the timeline, no new version. */
async function reorder(tx: Db, lead: LeadAtHand, boardPosition: string): Promise<MovedLead> {
  const { count } = await tx.crmLead.updateMany({
    where: { id: lead.id, status: lead.status },
    data: { boardPosition },
  });
  if (count === 0) throw conflictError();
  return { leadId: lead.id, change: 'moved', notified: [], taken: false };
}

async function changeStage(
  tx: Db,
  actor: Actor,
  lead: LeadAtHand,
  input: MoveLeadInput,
  boardPosition: string,
): Promise<MovedLead> {
  refuseImpossible(input);
  const taken = takesByMoving(actor, lead);
  const assignedToId = taken ? actor.id : lead.assignedToId;
  await writeLead(
    tx,
    { id: lead.id, status: input.from, assignedToId: lead.assignedToId },
    { ...stageFields(lead, input), boardPosition, assignedToId },
  );
  if (taken) await recordTaking(tx, actor, lead);
  await tx.leadStageChange.create({
    data: { id: newId(), leadId: lead.id, from: input.from, to: input.to, actorId: actor.id, at: now() },
    select: { id: true },
  });
  const pulse = pulseOf(input);
  await recordChange(tx, actor, lead.id, {
    activity: 'status_changed',
    pulse,
    audit: 'lead.moved',
    data: moveData(lead, input),
    assigneeId: assignedToId,
  });
  const notified = await tellOwner(tx, actor, lead, input);
  return { leadId: lead.id, change: 'moved', pulse, notified, taken };
}

function refuseImpossible(input: MoveLeadInput): void {
  if (!canMoveTo(input.from, input.to)) throw new DomainError('transition');
  if (input.to === 'won' && input.value === undefined) throw new DomainError('required', { field: 'value' });
  if (input.to === 'lost' && !input.lostReason) {
    throw new DomainError('lost_reason_required', { field: 'lostReason' });
  }
}

function stageFields(lead: LeadAtHand, { to, value, lostReason }: MoveLeadInput) {
  const at = now();
  return {
    status: to,
    probability: probabilityOf(to, lead.score),
    stageChangedAt: at,
    closedAt: isClosed(to) ? at : null,
    lostReason: to === 'lost' ? lostReason : null,
    estimatedValueCents: value ?? lead.estimatedValueCents,
  } satisfies Prisma.CrmLeadUncheckedUpdateManyInput;
}

function moveData(lead: LeadAtHand, input: MoveLeadInput): Prisma.InputJsonObject {
  const valueChanged = input.value !== undefined && input.value !== lead.estimatedValueCents;
  return {
    from: input.from,
    to: input.to,
    ...(input.to === 'won' && { valueCents: input.value ?? 0, currency: lead.currency }),
    ...(valueChanged && { valueBeforeCents: lead.estimatedValueCents }),
    ...(input.to === 'lost' && { reason: input.lostReason ?? '' }),
    ...(input.note && { note: input.note }),
  };
}

function pulseOf({ to }: MoveLeadInput): PulseEventType {
  return to === 'won' ? 'lead.won' : to === 'lost' ? 'lead.lost' : 'lead.moved';
}

async function recordTaking(tx: Db, actor: Actor, lead: LeadAtHand): Promise<void> {
  await tx.user.update({ where: { id: actor.id }, data: { lastAssignedAt: now() }, select: { id: true } });
  await recordChange(tx, actor, lead.id, {
    activity: 'assigned',
    pulse: 'lead.assigned',
    audit: 'lead.assigned',
    data: { fromId: null, toId: actor.id, toName: actor.name },
    assigneeId: actor.id,
  });
  await closePoolAlert(tx);
}

/** Somebody else moved your lead: the bell says so. */
async function tellOwner(tx: Db, actor: Actor, lead: LeadAtHand, { from, to }: MoveLeadInput) {
  if (!lead.assignedToId || lead.assignedToId === actor.id) return [];
  const data = { leadId: lead.id, title: lead.title, from, to, by: actor.name };
  return [
    await notifyAboutLead(tx, { userId: lead.assignedToId, kind: 'lead_moved', leadId: lead.id, data }),
  ];
}
