import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { keyPart } from '@/lib/tallies/tallies';
import { isOfCompanyDays } from '../company-days';
import { localDay, type Period } from '../period';
import { spanTalliesTogether, talliesTogether } from './read-together';
import { type RequestKindName, requestSet } from './request-sets';
import { canReadTallies, type Viewer } from './scope';

export type DayCount = { day: string; hosting: number; service: number };
export type KindCounts = Record<RequestKindName, number>;

export type RequestFigures = {
  today: KindCounts;
  submitted: KindCounts;
  /** Of the submitted ones, those that have become active by now. */
  converted: KindCounts;
  byDay: DayCount[];
};

export type CountedDay = { kind: RequestKindName; day: string; submitted: number; converted: number };

/** Requests submitted in the period, by type and local day, and how many of them became active by now. */
export function requestDays(actor: Viewer, period: Period): Prisma.Sql {
  return canReadTallies(actor, 'requests', period) ? talliedRequests(period) : countedRequests(actor, period);
}

export function requestFiguresOf(rows: readonly CountedDay[], period: Period, at: Date): RequestFigures {
  const days = new Map(period.days.map((day) => [day, { day, hosting: 0, service: 0 }]));
  const figures: RequestFigures = {
    today: { hosting: 0, service: 0 },
    submitted: { hosting: 0, service: 0 },
    converted: { hosting: 0, service: 0 },
    byDay: [...days.values()],
  };
  const today = localDay(at, period.timeZone);
  for (const { kind, day, submitted, converted } of rows) {
    figures.submitted[kind] += submitted;
    figures.converted[kind] += converted;
    if (day === today) figures.today[kind] += submitted;
    const counted = days.get(day);
    if (counted) counted[kind] += submitted;
  }
  return figures;
}

function talliedRequests(period: Period): Prisma.Sql {
  const counts = isOfCompanyDays(period) ? spanTalliesTogether : talliesTogether;
  return Prisma.sql`
    SELECT ${keyPart(1)} AS "kind", to_char("bucket" AT TIME ZONE ${period.timeZone}, 'YYYY-MM-DD') AS "day",
      sum("n")::int AS "submitted",
      COALESCE(sum("n") FILTER (WHERE ${keyPart(2)} = 'active'), 0)::int AS "converted"
    FROM ${counts('request', period)} t GROUP BY 1, 2`;
}

function countedRequests(actor: Viewer, period: Period): Prisma.Sql {
  return Prisma.sql`
    SELECT "kind", to_char("createdAt" AT TIME ZONE ${period.timeZone}, 'YYYY-MM-DD') AS "day",
      count(*)::int AS "submitted", count("activatedAt")::int AS "converted"
    FROM ${requestSet({ actor, tile: 'requests', set: 'submitted', period })} submitted
    GROUP BY 1, 2`;
}

export type ProcessingTime = { n: number; meanSeconds: number | null; medianSeconds: number | null };

/** From submission to active, of the requests that became active in the period. */
export function processingTime(actor: Viewer, period: Period): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS "n", avg("seconds")::float8 AS "meanSeconds",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY "seconds")::float8 AS "medianSeconds"
    FROM (
      SELECT extract(epoch FROM "activatedAt" - "createdAt")::float8 AS "seconds"
      FROM ${requestSet({ actor, tile: 'processing', set: 'activated', period })} activated
    ) timed`;
}

export type PlanPopularity = { code: string; name: string; n: number };

// In twelfths of a cent, as the running counts keep it.
const MONTHLY_NET = Prisma.sql`asked."recurringNetCents"::bigint
  * CASE WHEN asked."cycle" = 'yearly' THEN 1 ELSE 12 END`;

/**
 * Plans by requests submitted in the period, the most popular first; on a tie the larger recurring net
 * (of a month, yearly ones ÷ 12, as MRR counts it), then the name. Plans nobody asked for are not there.
 */
export function planPopularity(actor: Viewer, period: Period): Prisma.Sql {
  const asked = canReadTallies(actor, 'popular_plan', period)
    ? Prisma.sql`SELECT ${keyPart(3)} AS "planId", "n", "amount"
        FROM ${spanTalliesTogether('request', period)} t WHERE ${keyPart(1)} = 'hosting'`
    : Prisma.sql`SELECT asked."planId", 1 AS "n", ${MONTHLY_NET} AS "amount"
        FROM ${requestSet({ actor, tile: 'popular_plan', set: 'submitted', period, kind: 'hosting' })} asked`;
  return Prisma.sql`
    SELECT p."code", p."name", sum(asked."n")::int AS "n"
    FROM (${asked}) asked JOIN "HostingPlan" p ON p."id" = asked."planId"
    GROUP BY p."id", p."code", p."name" HAVING sum(asked."n") > 0
    ORDER BY sum(asked."n") DESC, sum(asked."amount") DESC, p."name"
    LIMIT 20`;
}
