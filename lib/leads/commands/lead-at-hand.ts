import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { conflictError, notFoundError } from '@/lib/errors';
import { visibleLeads } from '../policy';

const atHand = {
  id: true,
  title: true,
  company: true,
  contactName: true,
  status: true,
  score: true,
  priority: true,
  assignedToId: true,
  estimatedValueCents: true,
  currency: true,
  expectedCloseDate: true,
  nextFollowUpAt: true,
  version: true,
  lostReason: true,
} as const satisfies Prisma.CrmLeadSelect;

/** A lead as a command finds it, before it writes. */
export type LeadAtHand = Prisma.CrmLeadGetPayload<{ select: typeof atHand }>;

/** The lead, if the actor may see it. Refuses with `not_found`, as for one that does not exist. */
export async function findLead(tx: Db, actor: Actor, leadId: string): Promise<LeadAtHand> {
  const lead = await tx.crmLead.findFirst({
    where: { AND: [visibleLeads(actor), { id: leadId }] },
    select: atHand,
  });
  if (!lead) throw notFoundError();
  return lead;
}

/** Writes the lead only if it still is what the command found; otherwise refuses with `conflict`. */
export async function writeLead(
  tx: Db,
  where: Prisma.CrmLeadWhereInput & { id: string },
  data: Prisma.CrmLeadUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.crmLead.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw conflictError();
}
