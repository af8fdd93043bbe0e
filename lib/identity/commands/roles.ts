import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { revokePasswordTokens } from '@/lib/auth/password-tokens';
import { db } from '@/lib/db/client';
import { conflictError } from '@/lib/errors';
import type { Hint } from '@/lib/realtime/publish';
import { leadsReleasedHints, sessionEndedHints } from '../hints';
import type { ChangeRoleInput } from '../schema';
import { endSessions } from '../sessions';
import { keepAnAdmin, lockForRoleChange } from './admin-lock';
import { releaseLeads } from './release-leads';

export type AccessChange = { releasedLeads: number; hints: Hint[] };

/**
 * Gives somebody another role: their sessions end at once, and who stops being staff gives their open
 * leads back to the pool. Refuses with `forbidden`, `self_change`, `not_found`, `last_admin`, or
 * `conflict` when they have that role already.
 */
export async function changeRole(actor: Actor, { userId, role }: ChangeRoleInput): Promise<AccessChange> {
  return db.$transaction(async (tx) => {
    const user = await lockForRoleChange(tx, actor, userId);
    if (user.role === role) throw conflictError();
    await keepAnAdmin(tx, user);
    await tx.user.update({ where: { id: userId }, data: { role } });
    const released = role === 'CLIENT' ? await releaseLeads(tx, actor, userId) : [];
    await endSessions(tx, userId);
    const data = { from: user.role, to: role, releasedLeads: released.length };
    await recordAudit(tx, actor, 'user.role_changed', { type: 'user', id: userId }, data);
    return {
      releasedLeads: released.length,
      hints: [...sessionEndedHints(userId), ...leadsReleasedHints(released)],
    };
  });
}

/**
 * Closes an account: sessions end at once, mailed links stop working, open leads go back to the pool.
 * Refuses with `forbidden`, `self_change`, `not_found`, `last_admin`, or `conflict` when it is closed.
 */
export async function deactivateUser(actor: Actor, { userId }: { userId: string }): Promise<AccessChange> {
  return db.$transaction(async (tx) => {
    const user = await lockForRoleChange(tx, actor, userId);
    if (!user.active) throw conflictError();
    await keepAnAdmin(tx, user);
    await tx.user.update({ where: { id: userId }, data: { active: false } });
    const released = await releaseLeads(tx, actor, userId);
    await endSessions(tx, userId);
    await revokePasswordTokens(tx, userId);
    const data = { releasedLeads: released.length };
    await recordAudit(tx, actor, 'user.deactivated', { type: 'user', id: userId }, data);
    return {
      releasedLeads: released.length,
      hints: [...sessionEndedHints(userId), ...leadsReleasedHints(released)],
    };
  });
}

/** Opens a closed account again, with the role it had. Refuses like `deactivateUser`. */
export async function reactivateUser(actor: Actor, { userId }: { userId: string }): Promise<void> {
  await db.$transaction(async (tx) => {
    const user = await lockForRoleChange(tx, actor, userId);
    if (user.active) throw conflictError();
    await tx.user.update({ where: { id: userId }, data: { active: true } });
    await recordAudit(tx, actor, 'user.reactivated', { type: 'user', id: userId });
  });
}
