import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { PulseTile } from '../policy';
import type { RequestSet } from '../schema';
import { requestInReach, type Viewer, within } from './scope';

export type RequestKindName = 'hosting' | 'service';

type SetQuery = {
  actor: Viewer;
  tile: PulseTile;
  set: RequestSet;
  period: { from: Date; to: Date };
  kind?: RequestKindName;
  plan?: string;
};

const COLUMNS: Record<RequestKindName, Prisma.Sql> = {
  hosting: Prisma.sql`r."planId", r."billingCycle"::text AS "cycle", r."recurringNetCents", r."currency"`,
  service: Prisma.sql`NULL AS "planId", NULL AS "cycle", NULL::int AS "recurringNetCents", NULL AS "currency"`,
};

const TABLES: Record<RequestKindName, Prisma.Sql> = {
  hosting: Prisma.sql`"HostingRequest"`,
  service: Prisma.sql`"ServiceRequest"`,
};

/** What makes a request belong to a set: the one place where figures and their rows agree. */
function belongs(set: RequestSet, period: { from: Date; to: Date }): Prisma.Sql {
  const submitted = within(Prisma.sql`r."createdAt"`, period);
  switch (set) {
    case 'submitted':
      return submitted;
    case 'converted':
      return Prisma.sql`${submitted} AND r."activatedAt" IS NOT NULL`;
    case 'activated':
      return within(Prisma.sql`r."activatedAt"`, period);
  }
}

/**
 * A query of the requests of a set, of one kind or both, as far as the viewer's tile reaches; `rest`: what of each kind
 * is wanted, of `r`.
 */
export function requestSet(query: SetQuery, rest: Prisma.Sql = Prisma.empty): Prisma.Sql {
  const kinds: RequestKindName[] = query.kind ? [query.kind] : ['hosting', 'service'];
  const parts = kinds
    .filter((kind) => !query.plan || kind === 'hosting')
    .map((kind) => {
      const plan = query.plan
        ? Prisma.sql`AND r."planId" = (SELECT p."id" FROM "HostingPlan" p WHERE p."code" = ${query.plan})`
        : Prisma.empty;
      return Prisma.sql`(SELECT ${kind} AS "kind", r."id", r."reference", r."createdAt", r."activatedAt",
          r."status"::text AS "status", r."company", r."contactName", ${COLUMNS[kind]}
        FROM ${TABLES[kind]} r
        WHERE ${belongs(query.set, query.period)} ${plan}
          AND ${requestInReach(query.actor, query.tile, kind)} ${rest})`;
    });
  if (parts.length > 0) return Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')})`;
  // A plan asked of service requests: no such row.
  const nothing = { from: query.period.to, to: query.period.to };
  return requestSet({ ...query, plan: undefined, period: nothing }, rest);
}
