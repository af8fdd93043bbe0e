import { type Actor, isAdmin } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { visibleLeads } from '@/lib/leads/policy';

type Viewer = Pick<Actor, 'id' | 'role'>;

/** Quotes go with their lead: who sees the one sees the other. */
export function visibleQuotes(actor: Viewer): Prisma.QuoteWhereInput {
  return { lead: visibleLeads(actor) };
}

/** Discounts beyond a seller's limit are the admins' to grant. */
export function canApproveDiscount(actor: Viewer): boolean {
  return isAdmin(actor);
}

/** What was ever sent of the quotes of somebody's own leads: theirs to read, by its link or without. */
export function ownVersions(actor: Pick<Actor, 'id'>): Prisma.QuoteVersionWhereInput {
  return { sentAt: { not: null }, quote: { lead: { customerId: actor.id } } };
}
