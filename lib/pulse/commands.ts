import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { conflictError, forbiddenError, notFoundError } from '@/lib/errors';
import { canSeeTile } from './policy';
import { recordPulse } from './record';

/** Says that somebody looks after an open alert. Refuses `forbidden`, `not_found`, and `conflict` when it is no longer open. */
export async function acknowledgeAlert(actor: Actor, alertId: string): Promise<void> {
  mayAct(actor);
  await db.$transaction(async (tx) => {
    const { count } = await tx.alert.updateMany({
      where: { id: alertId, acknowledgedAt: null, resolvedAt: null },
      data: { acknowledgedAt: now() },
    });
    if (count === 0) await refuseStale(tx, alertId);
    await recordAudit(tx, actor, 'alert.acknowledge', { type: 'alert', id: alertId });
  });
}

/** Closes an open alert by hand; its next occurrence is a new alert. Refuses as `acknowledgeAlert`. */
export async function closeAlert(actor: Actor, alertId: string): Promise<void> {
  mayAct(actor);
  await db.$transaction(async (tx) => {
    const [closed] = await tx.alert.updateManyAndReturn({
      where: { id: alertId, resolvedAt: null },
      data: { resolvedAt: now() },
      select: { kind: true },
    });
    if (!closed) return refuseStale(tx, alertId);
    await recordAudit(tx, actor, 'alert.resolve', { type: 'alert', id: alertId });
    await recordPulse(tx, {
      type: 'alert.resolved',
      actorId: actor.id,
      data: { alertId, kind: closed.kind },
    });
  });
}

function mayAct(actor: Actor): void {
  if (!canSeeTile(actor, 'alerts')) throw notFoundError();
  if (!canSeeTile(actor, 'alert_actions')) throw forbiddenError();
}

async function refuseStale(tx: Db, alertId: string): Promise<never> {
  const known = await tx.alert.findUnique({ where: { id: alertId }, select: { id: true } });
  throw known ? conflictError() : notFoundError();
}
