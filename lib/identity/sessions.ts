import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';

/** Ends every open session of a person, inside the caller's transaction; returns how many. */
export async function endSessions(tx: Db, userId: string): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now() } },
    data: { revokedAt: now() },
  });
  return count;
}
