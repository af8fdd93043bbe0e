import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import type { RequestFilter } from './schema';

/** The place after a row, as the address of the next page holds it. */
export function requestCursor({ createdAt, id }: { createdAt: Date; id: string }): string {
  return `${createdAt.getTime()}_${id}`;
}

function afterCursor(cursor: string | undefined): Prisma.Sql | null {
  const [time = '', id = ''] = cursor?.split('_') ?? [];
  if (!/^\d{1,15}$/.test(time) || id === '') return null;
  const at = new Date(Number(time));
  return Prisma.sql`(r."createdAt" < ${at} OR (r."createdAt" = ${at} AND r."id" < ${id}))`;
}

/**
 * What is typed is looked for in the reference, and in the names only for whoever may read them: a search must not
 * tell what the list hides.
 */
function searchSql(actor: Actor, search: string | undefined, domain: Prisma.Sql): Prisma.Sql | null {
  if (!search) return null;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const contact =
    actor.role === 'SELLER'
      ? Prisma.sql`(l."assignedToId" IS NULL OR l."assignedToId" = ${actor.id}) AND`
      : Prisma.empty;
  return Prisma.sql`(r."reference" ILIKE ${pattern} OR ${domain} ILIKE ${pattern} OR (${contact}
    (r."contactName" ILIKE ${pattern} OR r."contactEmail" ILIKE ${pattern} OR r."company" ILIKE ${pattern})))`;
}

function whereSql(actor: Actor, filter: RequestFilter, domain: Prisma.Sql, plan: Prisma.Sql | null) {
  const conditions = [
    actor.role === 'CLIENT' ? Prisma.sql`r."userId" = ${actor.id}` : null,
    filter.status ? Prisma.sql`r."status" = ${filter.status}::"RequestStatus"` : null,
    plan,
    searchSql(actor, filter.search, domain),
    afterCursor(filter.cursor),
  ].filter((condition) => condition !== null);
  return conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
}

const SHARED = Prisma.sql`r."id", r."reference", r."status", r."confirmation", r."createdAt", r."activatedAt",
  r."cancelledAt", r."company", r."contactName", r."contactEmail", r."userId", l."id" AS "leadId",
  l."assignedToId", u."name" AS "assignedToName"`;

const newestFirst = (limit: number) => Prisma.sql`ORDER BY r."createdAt" DESC, r."id" DESC LIMIT ${limit}`;

function hostingSql(actor: Actor, filter: RequestFilter): Prisma.Sql {
  const plan = filter.plan ? Prisma.sql`p."code" = ${filter.plan}` : null;
  return Prisma.sql`(SELECT 'hosting' AS "kind", ${SHARED}, p."code" AS "planCode", p."name" AS "planName", r."domain",
      r."quantity", r."billingCycle", r."recurringNetCents", r."totalPriceCents", r."currency",
      NULL::"ServiceKind" AS "serviceKind", NULL AS "need",
      EXISTS (SELECT 1 FROM "Service" s WHERE s."requestId" = r."id") AS "hasServices"
    FROM "HostingRequest" r
    JOIN "HostingPlan" p ON p."id" = r."planId"
    LEFT JOIN "CrmLead" l ON l."hostingRequestId" = r."id"
    LEFT JOIN "User" u ON u."id" = l."assignedToId"
    ${whereSql(actor, filter, Prisma.sql`r."domain"`, plan)} ${newestFirst(filter.limit + 1)})`;
}

function serviceSql(actor: Actor, filter: RequestFilter): Prisma.Sql {
  return Prisma.sql`(SELECT 'service' AS "kind", ${SHARED}, NULL AS "planCode", NULL AS "planName", NULL AS "domain",
      NULL::int AS "quantity", NULL::"BillingCycle" AS "billingCycle", NULL::int AS "recurringNetCents",
      NULL::int AS "totalPriceCents", NULL AS "currency", r."kind" AS "serviceKind", r."need",
      FALSE AS "hasServices"
    FROM "ServiceRequest" r
    LEFT JOIN "CrmLead" l ON l."serviceRequestId" = r."id"
    LEFT JOIN "User" u ON u."id" = l."assignedToId"
    ${whereSql(actor, filter, Prisma.sql`r."need"`, null)} ${newestFirst(filter.limit + 1)})`;
}

/** One page more one row of the requests of both kinds; each side reads its own index and no more than that. */
export function requestsSql(actor: Actor, filter: RequestFilter): Prisma.Sql {
  const sides = [
    filter.kind === 'service' ? null : hostingSql(actor, filter),
    filter.kind === 'hosting' || filter.plan ? null : serviceSql(actor, filter),
  ].filter((side) => side !== null);
  if (sides.length === 0) return Prisma.sql`SELECT NULL WHERE FALSE`;
  return Prisma.sql`SELECT * FROM (${Prisma.join(sides, ' UNION ALL ')}) r ${newestFirst(filter.limit + 1)}`;
}
