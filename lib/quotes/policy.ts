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
