import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import { conflictError } from '@/lib/errors';
import { closePoolAlert } from '../assignment-pool';
import { takesByMoving } from '../policy';
import { recordChange } from './record-change';

/** A seller who starts work on a lead of the pool takes it; anybody else's stays where it is. Says who has it now. */
export async function takeLeadOfPool(
  tx: Db,
  actor: Actor,
  lead: { id: string; assignedToId: string | null },
): Promise<string | null> {
  if (!takesByMoving(actor, lead)) return lead.assignedToId;
  const { count } = await tx.crmLead.updateMany({
    where: { id: lead.id, assignedToId: null },
    data: { assignedToId: actor.id, version: { increment: 1 } },
  });
  if (count === 0) throw conflictError();
  await tx.user.update({ where: { id: actor.id }, data: { lastAssignedAt: now() }, select: { id: true } });
  await recordChange(tx, actor, lead.id, {
    activity: 'assigned',
    pulse: 'lead.assigned',
    audit: 'lead.assigned',
    data: { fromId: null, toId: actor.id, toName: actor.name },
    assigneeId: actor.id,
  });
  await closePoolAlert(tx);
  return actor.id;
}
