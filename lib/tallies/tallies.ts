import 'server-only';
import { Prisma } from '@/lib/db/generated/client';

/**
 * Running counts kept by triggers (see the migrations `tallies` and `day_tallies`): always equal to a recount, whoever
 * writes.
 * - board: leads and their value; key `<assignee or nothing>|<status>`, no time.
 * - lead_source: leads by the hour they were created; key `<source>`.
 * - request: requests by the hour they were submitted; key `<hosting or service>|<open or active>|<plan or
 *   nothing>`; amount: net of a month in twelfths of a cent.
 * - visit: visits of forms by the hour they began; key `<form>|<step>|<started: t or f>|<submitted: t or f>`.
 * - event: events of the live feed by hour; key `<type>`.
 * - event_by_person: those of them that somebody signed in did; key `<type>`.
 * - event_of: events by the day in Paris and whose they are; key `<seller, nothing for nobody's>|<type>`.
 * - mrr: steps of what subscriptions bring in by the hour they happen, those to come included; key `<start, stop or
 *   change>|<seller, nothing for the pool, - without a lead>`; amount: of a month in twelfths of a cent.
 * - mrr_month: the same by the month, in UTC.
 *
 * What is kept by the hour is kept by the day in Paris, too.
 */
export type HourMetric = 'lead_source' | 'request' | 'visit' | 'event' | 'event_by_person' | 'mrr';
export type Metric = 'board' | 'event_of' | 'mrr_month' | HourMetric;

/** A half-open time. */
export type Span = { from: Date; to: Date };

const HOUR_MS = 3_600_000;

/** Changes that the worker has not folded into the tallies yet. */
const UNFOLDED = Prisma.raw('"TallyDelta"');

/**
 * A relation of `bucket`, `key`, `n` and `amount`, to be summed up; of the hours in a span, where one is given.
 * What the worker has not folded yet is in it.
 */
export function tallies(metric: Metric, span?: Span, unfolded = UNFOLDED): Prisma.Sql {
  return Prisma.sql`(
    SELECT "bucket", "key", "n", "amount" FROM "Tally" WHERE "metric" = ${literal(metric)} ${within('bucket', span)}
    UNION ALL
    SELECT "bucket", "key", "n", "amount" FROM ${unfolded} WHERE "metric" = ${literal(metric)} ${within('bucket', span)})`;
}

/**
 * The same, read as days where these are whole and as hours before and after them. `days` begin and end with days in
 * Paris, within the span; of a day, `bucket` is its midnight, and what is not folded has its hour.
 */
export function dayTallies(metric: HourMetric, span: Span, days: Span, unfolded = UNFOLDED): Prisma.Sql {
  const edges = [
    { from: span.from, to: days.from },
    { from: days.to, to: span.to },
  ].filter(({ from, to }) => from < to);
  const hours = edges.map(
    (edge) => Prisma.sql`
    SELECT "bucket", "key", "n", "amount" FROM "Tally" WHERE "metric" = ${literal(metric)} ${within('bucket', edge)}
    UNION ALL`,
  );
  return Prisma.sql`(
    SELECT "day" AS "bucket", "key", "n", "amount" FROM "TallyDay" WHERE "metric" = ${literal(metric)} ${within('day', days)}
    UNION ALL ${Prisma.join([...hours, Prisma.empty], ' ')}
    SELECT "bucket", "key", "n", "amount" FROM ${unfolded} WHERE "metric" = ${literal(metric)} ${within('bucket', span)})`;
}

// In the text and not beside it: plans are made for this metric, and find its partial index.
function literal(metric: Metric): Prisma.Sql {
  return Prisma.raw(`'${metric}'`);
}

function within(column: 'bucket' | 'day', span: Span | undefined): Prisma.Sql {
  if (!span) return Prisma.empty;
  const time = Prisma.raw(`"${column}"`);
  return Prisma.sql`AND ${time} >= ${span.from} AND ${time} < ${span.to}`;
}

/** One part of a tally's key, counted from 1. */
export function keyPart(part: 1 | 2 | 3 | 4): Prisma.Sql {
  return Prisma.raw(`split_part("key", '|', ${part})`);
}

/** Whether a period is made of whole hours in UTC, as tallies are: not so in zones half an hour off. */
export function isWholeHours({ from, to }: Span): boolean {
  return from.getTime() % HOUR_MS === 0 && to.getTime() % HOUR_MS === 0;
}
