import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { lockAssignment } from '@/lib/leads/assignment-queries';

// Any constant of our own: whoever changes what people may do asks for the same one.
const LOCK_KEY = 7_204_418_006;

export type LockedUser = { id: string; role: Role; active: boolean };

/**
 * Makes this transaction the only one that changes who is who, and no lead is given away meanwhile.
 * The actor is read again under the lock: an admin demoted a moment ago changes nobody any more.
 * Refuses with `forbidden`, `self_change` or `not_found`.
 */
export async function lockForRoleChange(tx: Db, actor: Actor, userId: string): Promise<LockedUser> {
  await lockAssignment(tx);
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK_KEY}::bigint)::text AS "locked"`;
  const admin = await tx.user.findFirst({
    where: { id: actor.id, role: 'ADMIN', active: true },
    select: { id: true },
  });
  if (!admin) throw forbiddenError();
  if (userId === actor.id) throw new DomainError('self_change');
  const [user] = await tx.$queryRaw<LockedUser[]>`
    SELECT "id", "role", "active" FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
  if (!user) throw notFoundError();
  return user;
}

/** Refuses with `last_admin` when nobody but this person is an active admin. */
export async function keepAnAdmin(tx: Db, user: LockedUser): Promise<void> {
  if (user.role !== 'ADMIN' || !user.active) return;
  const others = await tx.user.count({ where: { role: 'ADMIN', active: true, id: { not: user.id } } });
  if (others === 0) throw new DomainError('last_admin');
}
