import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

type Viewer = Pick<Actor, 'id' | 'role'>;

/** The leads that make somebody a seller's client: their own, and those of the pool. */
const leadsOf = (sellerId: string): Prisma.CrmLeadWhereInput => ({
  OR: [{ assignedToId: sellerId }, { assignedToId: null }],
});

/**
 * Which documents somebody sees: admins all, sellers those of orders whose lead is theirs or in the pool, clients their
 * own once they are issued.
 */
export function visibleInvoices(actor: Viewer): Prisma.InvoiceWhereInput {
  if (isAdmin(actor)) return {};
  if (isStaff(actor))
    return { OR: [{ request: { crmLead: leadsOf(actor.id) } }, { user: sellersClients(actor) }] };
  return { userId: actor.id, issuedAt: { not: null } };
}

/** Clients whom a seller serves: one of their leads is the seller's or in the pool. */
function sellersClients(actor: Viewer): Prisma.UserWhereInput {
  return { customerLeads: { some: leadsOf(actor.id) } };
}

/** Whose customer page somebody may open: admins everybody's who ordered, sellers those of their clients. */
export function visibleCustomers(actor: Viewer): Prisma.UserWhereInput {
  if (isAdmin(actor)) return { role: 'CLIENT' };
  if (isStaff(actor)) return { AND: [{ role: 'CLIENT' }, sellersClients(actor)] };
  return { id: { in: [] } };
}

/** Whose subscriptions somebody sees. */
export function visibleSubscriptions(actor: Viewer): Prisma.SubscriptionWhereInput {
  if (isAdmin(actor)) return {};
  if (isStaff(actor)) return { user: sellersClients(actor) };
  return { userId: actor.id };
}

/** Money that came in may be recorded by whoever sees the invoice among the staff. */
export function canRecordPayment(actor: Viewer): boolean {
  return isStaff(actor);
}

/** What takes money back or undoes a record is the admins'. */
export function canCorrect(actor: Viewer): boolean {
  return isAdmin(actor);
}
