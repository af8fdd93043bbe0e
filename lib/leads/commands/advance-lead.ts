import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { conflictError } from '@/lib/errors';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { recordPulse } from '@/lib/pulse/record';
import { closePoolAlert } from '../assignment-pool';
import { freePosition, lockColumn } from '../board/position';
import { probabilityOf } from '../scoring';
import { isClosed, LEAD_STATUSES } from '../status';

type Lead = { id: string; status: LeadStatus; score: number; assignedToId: string | null; currency: string };
type Advance = {
  to: 'proposal' | 'won';
  /** Won: what was sold, net of the first year. */
  valueCents?: number;
  /** What moved it: a quote's reference. */
  reference: string;
};

/** Takes the column's turn; before the lead is read, so that everybody who moves a lead waits in the same order. */
export function awaitLeadColumn(tx: Db, to: Advance['to']): Promise<void> {
  return lockColumn(tx, to);
}

/**
 * Moves a lead on because of its quote, without a person moving it: to `proposal` only forwards, to `won` from
 * anywhere, a lost one by way of the open stages. `actor` null: the client did it. Says whether it moved. Call it
 * after `awaitLeadColumn`.
 */
export async function advanceLead(
  tx: Db,
  actor: Pick<Actor, 'id'> | null,
  lead: Lead,
  advance: Advance,
): Promise<boolean> {
  const { to, valueCents, reference } = advance;
  if (!isForward(lead.status, to)) return false;
  const at = now();
  const { position } = await freePosition(tx, { leadId: lead.id, to });
  const { count } = await tx.crmLead.updateMany({
    where: { id: lead.id, status: lead.status },
    data: {
      status: to,
      probability: probabilityOf(to, lead.score),
      stageChangedAt: at,
      closedAt: isClosed(to) ? at : null,
      lostReason: null,
      boardPosition: position,
      ...(valueCents !== undefined && { estimatedValueCents: valueCents }),
      ...(to === 'won' && { nextFollowUpAt: null, nextFollowUpNote: null }),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw conflictError();
  await writeStages(tx, actor, lead, to, at);
  const data = {
    from: lead.status,
    to,
    ...(valueCents !== undefined && { valueCents, currency: lead.currency }),
  };
  await tx.crmActivity.create({
    data: {
      leadId: lead.id,
      type: 'status_changed',
      subject: '',
      data: { ...data, reference },
      createdById: actor?.id,
      completedAt: at,
      createdAt: at,
    },
    select: { id: true },
  });
  const pulse: PulseEventType = to === 'won' ? 'lead.won' : 'lead.moved';
  const { id: leadId, assignedToId: assigneeId } = lead;
  await recordPulse(tx, { type: pulse, leadId, actorId: actor?.id, assigneeId, data });
  await recordAudit(tx, actor, 'lead.moved', { type: 'lead', id: lead.id }, { ...data, reference });
  if (lead.assignedToId === null && isClosed(to)) await closePoolAlert(tx);
  return true;
}

function isForward(from: LeadStatus, to: Advance['to']): boolean {
  if (to === 'won') return from !== 'won';
  return !isClosed(from) && LEAD_STATUSES.indexOf(from) < LEAD_STATUSES.indexOf(to);
}

/** A lost lead is reopened first, as everywhere. */
async function writeStages(
  tx: Db,
  actor: Pick<Actor, 'id'> | null,
  lead: Lead,
  to: LeadStatus,
  at: Date,
): Promise<void> {
  const way: LeadStatus[] = lead.status === 'lost' ? ['lost', 'proposal', to] : [lead.status, to];
  await tx.leadStageChange.createMany({
    data: way.slice(1).map((stage, index) => ({
      id: newId(),
      leadId: lead.id,
      from: way[index],
      to: stage,
      actorId: actor?.id,
      at,
    })),
  });
}
