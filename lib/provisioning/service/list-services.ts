import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { ServiceAskKind, ServiceState, ServiceStepName } from '@/lib/db/generated/enums';
import { preparedIf } from '@/lib/db/prepared';
import { pageOf, placeFromText } from '@/lib/keyset';
import { allOf } from '@/lib/leads/queries/scope';
import { serviceText, wordsIn } from '@/lib/text-search';
import type { ServiceFilter } from './schema';
import { OPERATION_STEPS } from './status';

const PAGE = 50;

/** What a line about a service says. */
export type ServiceRow = {
  id: string;
  reference: string;
  planCode: string;
  planName: string;
  ordinal: number;
  quantity: number;
  domain: string | null;
  address: string | null;
  cpu: number;
  ram: number;
  storage: number;
  state: ServiceState;
  createdAt: Date;
  clientName: string;
  asks: { id: string; kind: ServiceAskKind }[];
  /** The one that is being taken, or waits to be. */
  step: ServiceStepName | null;
  isFailed: boolean;
};

/** `visibleServices` in SQL, for `"Service" s`. */
function servicesInSight(actor: Pick<Actor, 'id' | 'role'>): Prisma.Sql {
  if (actor.role === 'ADMIN') return Prisma.sql`TRUE`;
  if (actor.role === 'CLIENT') return Prisma.sql`s."userId" = ${actor.id}`;
  return Prisma.sql`EXISTS (SELECT 1 FROM "CrmLead" l WHERE l."hostingRequestId" = s."requestId"
    AND (l."assignedToId" = ${actor.id} OR l."assignedToId" IS NULL))`;
}

/** The ways to find what is searched for, each with an index: by what a service is called, or by its order's reference. */
function waysTo(q: string): Prisma.Sql[] {
  if (!q) return [Prisma.sql`TRUE`];
  const byReference = wordsIn(Prisma.sql`l."searchText"`, q);
  return [
    allOf(wordsIn(serviceText, q)),
    Prisma.sql`s."requestId" IN (SELECT l."hostingRequestId" FROM "CrmLead" l WHERE ${allOf(byReference)})`,
  ];
}

// Those of one request were made at once: they stand in their order.
const NEWEST = Prisma.sql`ORDER BY s."createdAt" DESC, s."id" ASC`;

/** The services somebody sees, the newest first, a page at a time. */
export async function listServices(
  actor: Pick<Actor, 'id' | 'role'>,
  { q, state, after }: ServiceFilter,
): Promise<{ rows: ServiceRow[]; next: string | null }> {
  const place = placeFromText(after);
  const where = allOf([
    servicesInSight(actor),
    ...(state ? [Prisma.sql`s."state" = ${state}::"ServiceState"`] : []),
    ...(place
      ? [Prisma.sql`s."createdAt" <= ${place.at} AND (s."createdAt" < ${place.at} OR s."id" > ${place.id})`]
      : []),
  ]);
  const parts = waysTo(q).map(
    (way) => Prisma.sql`(SELECT s."id", s."createdAt" FROM "Service" s WHERE ${allOf([where, way])}
      ${NEWEST} LIMIT ${PAGE + 1})`,
  );
  const found = await db.$queryRaw<ServiceRow[]>`${preparedIf(!q && actor.role !== 'SELLER')}
    SELECT s."id", r."reference", p."code" AS "planCode", p."name" AS "planName", s."ordinal", r."quantity", s."domain",
      s."address", s."cpu", s."ram", s."storage", s."state"::text AS "state", s."createdAt", u."name" AS "clientName",
      COALESCE((SELECT json_agg(json_build_object('id', a."id", 'kind', a."kind") ORDER BY a."createdAt")
        FROM "ServiceAsk" a WHERE a."serviceId" = s."id" AND a."withdrawnAt" IS NULL AND a."settledAt" IS NULL), '[]') AS "asks",
      (SELECT t."name"::text FROM "ServiceStep" t WHERE t."serviceId" = s."id" AND t."state" NOT IN ('done', 'skipped')
        ORDER BY t."run", t."position" LIMIT 1) AS "step",
      EXISTS (SELECT 1 FROM "ServiceStep" t
        WHERE t."serviceId" = s."id" AND t."run" = s."run" AND t."state" = 'failed') AS "isFailed"
    FROM (SELECT s."id" FROM (${Prisma.join(parts, ' UNION ')}) s ${NEWEST} LIMIT ${PAGE + 1}) page
    JOIN "Service" s ON s."id" = page."id"
    JOIN "HostingRequest" r ON r."id" = s."requestId" JOIN "HostingPlan" p ON p."id" = r."planId"
    JOIN "User" u ON u."id" = s."userId" ${NEWEST}`;
  const { rows, next } = pageOf(found, PAGE, ({ createdAt }) => createdAt);
  return { rows: rows.map(withFirstStep), next };
}

/** Of one that was not paid yet, all of its creation is to come. */
function withFirstStep(row: ServiceRow): ServiceRow {
  const isWaiting = row.state === 'pending' && row.step === null;
  return isWaiting ? { ...row, step: OPERATION_STEPS.create[0] ?? null } : row;
}
