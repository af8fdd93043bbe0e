import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { firstOfBranches, scopeBranches, searchConditions } from '@/lib/leads/queries/scope';

export type FoundLead = {
  id: string;
  title: string;
  contactName: string;
  company: string | null;
  status: LeadStatus;
};

/** The newest leads in sight that match every word. */
export function findLeads(actor: Actor, query: string, take: number): Promise<FoundLead[]> {
  const leads = firstOfBranches(scopeBranches(actor, 'all'), {
    conditions: searchConditions(query),
    order: Prisma.sql`l."createdAt" DESC, l."id" DESC`,
    take,
  });
  return db.$queryRaw`
    SELECT l."id", l."title", l."contactName", l."company", l."status"::text AS "status"
    FROM ${leads} l ORDER BY l."createdAt" DESC, l."id" DESC`;
}
