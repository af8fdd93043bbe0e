import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { dayTallies, type HourMetric, type Metric, type Span, tallies } from '@/lib/tallies/tallies';
import { companyDaysIn } from '../company-days';

const UNFOLDED = Prisma.raw('"unfolded"');

/** A read without rows, for who may not see any. */
export const NOTHING = Prisma.sql`SELECT WHERE FALSE`;

/**
 * Several reads as one statement, of one moment. Their rows come as JSON: what they select is text, numbers that are
 * safe in JavaScript, truth values or null. `mark`: `preparedSql` where the text hardly varies.
 */
export async function readTogether<Rows extends Record<string, object>>(
  reads: { [Name in keyof Rows]: Prisma.Sql },
  mark: Prisma.Sql = Prisma.empty,
): Promise<{ [Name in keyof Rows]: Rows[Name][] }> {
  const columns = Object.entries<Prisma.Sql>(reads).map(
    ([name, read]) =>
      Prisma.sql`(SELECT COALESCE(json_agg(r), '[]') FROM (${read}) r) AS ${Prisma.raw(`"${name}"`)}`,
  );
  const [row] = await db.$queryRaw<{ [Name in keyof Rows]: Rows[Name][] }[]>`${mark}
    WITH ${UNFOLDED} AS MATERIALIZED (SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyDelta")
    SELECT ${Prisma.join(columns)}`;
  if (!row) throw new Error('a statement without a table is always one row');
  return row;
}

/** Running counts within `readTogether`: what is not folded yet is looked through once for all of them. */
export function talliesTogether(metric: Metric, span?: Span): Prisma.Sql {
  return tallies(metric, span, UNFOLDED);
}

/** The same of a span, by days as far as it is made of them. */
export function spanTalliesTogether(metric: HourMetric, span: Span): Prisma.Sql {
  const days = companyDaysIn(span);
  return days ? dayTallies(metric, span, days, UNFOLDED) : tallies(metric, span, UNFOLDED);
}
