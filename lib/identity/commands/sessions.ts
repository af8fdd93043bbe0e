import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { forbiddenError, notFoundError } from '@/lib/errors';
import type { Hint } from '@/lib/realtime/publish';
import { sessionEndedHints } from '../hints';
import { endSessions } from '../sessions';

/** Ends the session this request came with. */
export async function signOutSession(actor: Actor, ip: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.userSession.updateMany({
      where: { id: actor.sessionId, revokedAt: null },
      data: { revokedAt: now() },
    });
    if (count > 0) {
      await recordAudit(tx, actor, 'user.signed_out', { type: 'user', id: actor.id }, {}, ip);
    }
  });
}

/** Ends every session of a person, on all their devices. Admins only; refuses an unknown one. */
export async function revokeSessions(
  actor: Actor,
  { userId }: { userId: string },
): Promise<{ ended: number; hints: Hint[] }> {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
    if (!user) throw notFoundError();
    const ended = await endSessions(tx, userId);
    await recordAudit(tx, actor, 'user.sessions_revoked', { type: 'user', id: userId }, { ended });
    return { ended, hints: sessionEndedHints(userId) };
  });
}
