import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { QuoteStatus } from '@/lib/db/generated/enums';
import { preparedIf, preparedSql } from '@/lib/db/prepared';
import { pageOf, placeFromText } from '@/lib/keyset';
import { allOf, scopeBranches, scopeCondition, searchConditions } from '@/lib/leads/queries/scope';
import { wordsIn } from '@/lib/text-search';
import type { QuoteFilter } from '../schema';

const PAGE = 50;
const MOST_OF_LEAD = 20;

/** A quote by the version that stands for it: the latest as the quote is, else the latest. */
export type QuoteRow = {
  id: string;
  reference: string;
  status: QuoteStatus;
  createdAt: Date;
  title: string;
  buyer: string;
  currency: string;
  dueNowGrossCents: number;
  validUntil: Date;
  wantsApproval: boolean;
  /** How often it was read, and questions that wait for an answer. */
  visits: number;
  waiting: number;
};

const NEWEST = Prisma.sql`ORDER BY q."createdAt" DESC, q."id" DESC`;

/** Rows for these quotes, each once, in their order. */
function rowsOf(quotes: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT q."id", q."reference", q."status"::text AS "status", q."createdAt", l."title",
      COALESCE(v."buyerCompany", v."buyerName") AS "buyer", v."currency", v."dueNowGrossCents", v."validUntil",
      v."status" = 'draft' AND v."approvalWantedAt" IS NOT NULL AS "wantsApproval",
      (SELECT count(*)::int FROM "QuoteVisit" s WHERE s."versionId" = v."id") AS "visits",
      (SELECT count(*)::int FROM "QuoteQuestion" a WHERE a."quoteId" = q."id" AND a."answer" IS NULL) AS "waiting"
    FROM (${quotes}) q JOIN "CrmLead" l ON l."id" = q."leadId"
    JOIN LATERAL (SELECT v.* FROM "QuoteVersion" v WHERE v."quoteId" = q."id"
      ORDER BY v."status" = q."status" DESC, v."number" DESC LIMIT 1) v ON TRUE ${NEWEST}`;
}

/** The ways to find what is searched for, each with an index: by reference, or by all that the lead is found by. */
function waysTo(q: string): Prisma.Sql[] {
  if (!q) return [Prisma.sql`TRUE`];
  return [allOf(wordsIn(Prisma.sql`lower(q."reference")`, q)), allOf(searchConditions(q))];
}

/** One page of the quotes that somebody may see, the newest first. */
export async function listQuotes(
  actor: Actor,
  filter: QuoteFilter,
): Promise<{ rows: QuoteRow[]; next: string | null }> {
  const place = placeFromText(filter.after);
  const where = allOf([
    ...(filter.status ? [Prisma.sql`q."status" = ${filter.status}::"QuoteStatus"`] : []),
    ...(place ? [Prisma.sql`(q."createdAt", q."id") < (${place.at}, ${place.id})`] : []),
  ]);
  const branches = scopeBranches(actor, filter.who);
  // Branch by branch and way by way: each is read in the order of its own index, or from few leads.
  const parts = (branches.length === 0 ? [Prisma.sql`FALSE`] : branches).flatMap((branch) =>
    waysTo(filter.q).map(
      (way) => Prisma.sql`(SELECT q."id", q."reference", q."status", q."createdAt", q."leadId"
        FROM "Quote" q JOIN "CrmLead" l ON l."id" = q."leadId" WHERE ${allOf([branch, where, way])}
        ${NEWEST} LIMIT ${PAGE + 1})`,
    ),
  );
  const quotes = Prisma.sql`SELECT * FROM (${Prisma.join(parts, ' UNION ')}) q ${NEWEST} LIMIT ${PAGE + 1}`;
  // A plan made for one seller need not fit another.
  const isOneOfFew = !filter.q && actor.role === 'ADMIN' && filter.who === 'all';
  const found = await db.$queryRaw<QuoteRow[]>`${preparedIf(isOneOfFew)}${rowsOf(quotes)}`;
  return pageOf(found, PAGE, ({ createdAt }) => createdAt);
}

/** The quotes of one lead, the newest first. */
export async function quotesOfLead(actor: Actor, leadId: string): Promise<QuoteRow[]> {
  const sight = scopeCondition(scopeBranches(actor, 'all'));
  return db.$queryRaw<QuoteRow[]>`${preparedSql}${rowsOf(Prisma.sql`
    SELECT q.* FROM "Quote" q JOIN "CrmLead" l ON l."id" = q."leadId"
    WHERE q."leadId" = ${leadId} AND ${sight} ${NEWEST} LIMIT ${MOST_OF_LEAD}`)}`;
}
