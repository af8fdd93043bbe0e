import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

type Who = Pick<Actor, 'id' | 'role'>;

/** Which services somebody sees: admins all, sellers those of their leads and of the pool, clients their own. */
export function visibleServices(actor: Who): Prisma.ServiceWhereInput {
  if (actor.role === 'ADMIN') return {};
  if (actor.role === 'CLIENT') return { userId: actor.id };
  const lead = { OR: [{ assignedToId: actor.id }, { assignedToId: null }] };
  return { request: { crmLead: lead } };
}
