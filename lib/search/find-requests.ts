import 'server-only';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { RequestStatus } from '@/lib/db/generated/enums';
import { scopeBranches, scopeCondition, searchConditions } from '@/lib/leads/queries/scope';
import { searchPatterns } from '@/lib/leads/search-text';
import { plainText } from '@/lib/text-search';

export type FoundRequest = { reference: string; subject: string; status: RequestStatus };

/**
 * Requests found by reference, domain or subject: a client's own, and for staff those whose lead is in
 * sight. A lead's search text holds the same words, so that its index finds staff's requests too.
 */
export function findRequests(actor: Actor, query: string, take: number): Promise<FoundRequest[]> {
  const patterns = searchPatterns(query);
  const [hosting, service] = isStaff(actor) ? staffScopes(actor, query) : ownScopes(actor);
  const matches = (text: Prisma.Sql) =>
    Prisma.join(
      patterns.map((pattern) => Prisma.sql`${plainText(text)} LIKE ${pattern}`),
      ' AND ',
    );
  return db.$queryRaw`
    SELECT "reference", "subject", "status" FROM (
      (SELECT r."reference", p."name" || COALESCE(' · ' || r."domain", '') AS "subject", r."status"::text, r."createdAt"
        FROM "HostingRequest" r JOIN "HostingPlan" p ON p."id" = r."planId" ${hosting}
          AND ${matches(Prisma.sql`r."reference" || ' ' || COALESCE(r."domain", '') || ' ' || p."name"`)}
        ORDER BY r."createdAt" DESC LIMIT ${take})
      UNION ALL
      (SELECT r."reference", r."need" AS "subject", r."status"::text, r."createdAt"
        FROM "ServiceRequest" r ${service}
          AND ${matches(Prisma.sql`r."reference" || ' ' || r."need"`)}
        ORDER BY r."createdAt" DESC LIMIT ${take})) found
    ORDER BY "createdAt" DESC LIMIT ${take}`;
}

function ownScopes(actor: Actor): [Prisma.Sql, Prisma.Sql] {
  const own = Prisma.sql`WHERE r."userId" = ${actor.id}`;
  return [own, own];
}

function staffScopes(actor: Actor, query: string): [Prisma.Sql, Prisma.Sql] {
  const where = Prisma.join(
    [scopeCondition(scopeBranches(actor, 'all')), ...searchConditions(query)],
    ' AND ',
  );
  return [
    Prisma.sql`JOIN "CrmLead" l ON l."hostingRequestId" = r."id" WHERE ${where}`,
    Prisma.sql`JOIN "CrmLead" l ON l."serviceRequestId" = r."id" WHERE ${where}`,
  ];
}
