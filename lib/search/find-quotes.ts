import 'server-only';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { QuoteStatus } from '@/lib/db/generated/enums';
import { allOf, scopeBranches, scopeCondition, searchConditions } from '@/lib/leads/queries/scope';
import { searchPatterns } from '@/lib/leads/search-text';
import { type OwnQuote, searchOwnQuotes } from '@/lib/quotes/queries/own-quotes';
import { plainText, wordsIn } from '@/lib/text-search';

export type FoundQuote = {
  id: string;
  reference: string;
  title: string;
  buyer: string;
  status: QuoteStatus;
};

/**
 * Quotes of leads in a member of staff's sight, the newest first: by part of their reference, or by all that their lead
 * is found by, such as the client's name, company and e-mail. Both have an index.
 */
export async function findQuotes(actor: Actor, query: string, take: number): Promise<FoundQuote[]> {
  if (!isStaff(actor)) return [];
  const sight = scopeCondition(scopeBranches(actor, 'all'));
  const byReference = wordsIn(Prisma.sql`lower(q."reference")`, query);
  const found = (conditions: readonly Prisma.Sql[]) => Prisma.sql`
    (SELECT q."id", q."reference", q."status"::text AS "status", q."createdAt", l."title",
      COALESCE(l."company", l."contactName") AS "buyer"
    FROM "Quote" q JOIN "CrmLead" l ON l."id" = q."leadId" WHERE ${allOf([sight, ...conditions])}
    ORDER BY q."createdAt" DESC, q."id" DESC LIMIT ${take})`;
  return db.$queryRaw`
    SELECT "id", "reference", "status", "title", "buyer"
    FROM (${found(byReference)} UNION ${found(searchConditions(query))}) q
    ORDER BY "createdAt" DESC, "id" DESC LIMIT ${take}`;
}

/** A client's own quotes, by part of their reference, domain or plan. */
export function findOwnQuotes(actor: Actor, query: string, take: number): Promise<OwnQuote[]> {
  const patterns = searchPatterns(query);
  const matches = (text: Prisma.Sql) =>
    allOf(patterns.map((pattern) => Prisma.sql`${plainText(text)} LIKE ${pattern}`));
  return searchOwnQuotes(actor, matches, take);
}
