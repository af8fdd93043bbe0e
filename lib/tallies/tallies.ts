import 'server-only';
import { Prisma } from '@/lib/db/generated/client';

/**
 * Running counts kept by triggers (see the migration `tallies`): always equal to a recount, whoever writes.
 * - board: leads and their value; key `<assignee or nothing>|<status>`, no time.
 * - lead_source: leads by the hour they were created; key `<source>`.
 * - request: requests by the hour they were submitted; key `<hosting or service>|<open or active>|<plan or
 *   nothing>`; amount: net of a month in twelfths of a cent.
 * - visit: visits of forms by the hour they began; key `<form>|<step>|<started: t or f>|<submitted: t or f>`.
 * - event: events of the live feed by hour; key `<type>`.
 * - mrr: steps of what subscriptions bring in by the hour they happen, those to come included; key `<start, stop or
 *   change>|<seller, nothing for the pool, - without a lead>`; amount: of a month in twelfths of a cent.
 * - mrr_month: the same by the month, in UTC.
 */
export type Metric = 'board' | 'lead_source' | 'request' | 'visit' | 'event' | 'mrr' | 'mrr_month';

type Hours = { from: Date; to: Date };

const HOUR_MS = 3_600_000;

/**
 * A relation of `bucket`, `key`, `n` and `amount`, to be summed up; of the hours in a half-open period, where
 * one is given. What the worker has not folded yet is in it.
 */
export function tallies(metric: Metric, hours?: Hours): Prisma.Sql {
  const within = hours ? Prisma.sql`AND "bucket" >= ${hours.from} AND "bucket" < ${hours.to}` : Prisma.empty;
  return Prisma.sql`(
    SELECT "bucket", "key", "n", "amount" FROM "Tally" WHERE "metric" = ${metric} ${within}
    UNION ALL
    SELECT "bucket", "key", "n", "amount" FROM "TallyDelta" WHERE "metric" = ${metric} ${within})`;
}

/** One part of a tally's key, counted from 1. */
export function keyPart(part: number): Prisma.Sql {
  return Prisma.sql`split_part("key", '|', ${part}::int)`;
}

/** Whether a period is made of whole hours in UTC, as tallies are: not so in zones half an hour off. */
export function isWholeHours({ from, to }: Hours): boolean {
  return from.getTime() % HOUR_MS === 0 && to.getTime() % HOUR_MS === 0;
}
