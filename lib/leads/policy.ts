import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

type Viewer = Pick<Actor, 'id' | 'role'>;
type Owned = { assignedToId: string | null };

/** What a person may see: admins every lead, sellers theirs and the unassigned pool, clients none. */
export function visibleLeads(actor: Viewer): Prisma.CrmLeadWhereInput {
  if (isAdmin(actor)) return {};
  if (isStaff(actor)) return { OR: [{ assignedToId: actor.id }, { assignedToId: null }] };
  return { id: { in: [] } };
}

/** The same rule for a lead already at hand. */
export function canSeeLead(actor: Viewer, lead: Owned): boolean {
  if (isAdmin(actor)) return true;
  return isStaff(actor) && (lead.assignedToId === null || lead.assignedToId === actor.id);
}

/** Whether the actor may give this lead to `assigneeId` (null: back to the pool). */
export function canAssignLead(actor: Viewer, lead: Owned, assigneeId: string | null): boolean {
  if (isAdmin(actor)) return true;
  if (!isStaff(actor)) return false;
  if (lead.assignedToId === actor.id) return true;
  return lead.assignedToId === null && assigneeId === actor.id;
}

/** A seller who moves a lead of the pool to another stage takes it: work in progress has an owner. */
export function takesByMoving(actor: Viewer, lead: Owned): boolean {
  return lead.assignedToId === null && actor.role === 'SELLER';
}
