import { type Actor, isAdmin } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

/** Whose accounts an actor may look at: admins everybody's, others their own. */
export function visibleUsers(actor: Actor): Prisma.UserWhereInput {
  return isAdmin(actor) ? {} : { id: actor.id };
}

/** Whether an actor may change what somebody may do: admins, and never their own. */
export function canChangeAccess(actor: Actor, userId: string): boolean {
  return isAdmin(actor) && actor.id !== userId;
}
