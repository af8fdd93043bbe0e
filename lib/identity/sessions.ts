import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';

/** Ends every open session of a person, inside the caller's transaction; returns how many. */
export async function endSessions(tx: Db, userId: string): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now() } },
    data: { revokedAt: now() },
  });
  return count;
}

/** Ends one session, however it is left; a session that is over stays as it ended. */
export async function endSession(sessionId: string): Promise<void> {
  await db.userSession.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: now() },
  });
}
