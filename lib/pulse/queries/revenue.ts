import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { isWholeHours, keyPart, tallies } from '@/lib/tallies/tallies';
import type { Period } from '../period';
import { pulseReach } from '../policy';
import { REVENUE_MOVES, type Revenue, type RevenueMove, type RevenueSums, roundRevenue } from '../revenue';
import { readTogether, spanTalliesTogether, talliesTogether } from './read-together';
import { type Viewer, within } from './scope';

export type RevenueFigures = Revenue & {
  /** Subscriptions that bring something in at the end and before, and how many moved which way. */
  counts: Record<'running' | 'before' | RevenueMove, number>;
  /** Whether anything ever brought something in: without it there is nothing to count from. */
  hasData: boolean;
};

/** A period as far as it has gone: what is agreed for later has not moved anything yet. */
export type Elapsed = { from: Date; to: Date };

export function elapsed({ from, to }: Pick<Period, 'from' | 'to'>, at: Date): Elapsed {
  // What happens at this very instant has happened.
  return { from, to: new Date(Math.min(to.getTime(), at.getTime() + 1)) };
}

const HOUR_MS = 3_600_000;
const STEP_SELLER = Prisma.sql`r."seller"`;

/** Whose revenue counts for a viewer, by the seller that a step or a running sum names. */
export function sellerInReach(actor: Viewer, seller: Prisma.Sql): Prisma.Sql {
  const reach = pulseReach(actor, 'money');
  if (reach === 'all') return Prisma.sql`TRUE`;
  // Nothing is the pool's.
  return reach === 'none' ? Prisma.sql`FALSE` : Prisma.sql`${seller} IN (${actor.id}, '')`;
}

/** Each subscription that moved in the period, as `moved`: what a month of it brought in before, and does after. */
export function movedIn(actor: Viewer, { from, to }: Elapsed): Prisma.Sql {
  return Prisma.sql`
    SELECT r."subscriptionId", (array_agg(r."beforeParts" ORDER BY r."at"))[1] AS "before",
      (array_agg(r."afterParts" ORDER BY r."at" DESC))[1] AS "after", max(r."at") AS "at",
      bool_or(r."ranFrom" < ${from}) AS "ranEver"
    FROM "RevenueStep" r WHERE ${within(Prisma.sql`r."at"`, { from, to })} AND ${sellerInReach(actor, STEP_SELLER)}
    GROUP BY 1`;
}

/** What makes a subscription of `moved` belong to a movement: the one place where figures and their rows agree. */
export const MOVED_BY: Record<RevenueMove, Prisma.Sql> = {
  new: Prisma.sql`("before" = 0 AND "after" > 0 AND NOT "ranEver")`,
  expansion: Prisma.sql`("before" > 0 AND "after" > "before")`,
  contraction: Prisma.sql`("after" > 0 AND "after" < "before")`,
  churn: Prisma.sql`("before" > 0 AND "after" = 0)`,
  reactivation: Prisma.sql`("before" = 0 AND "after" > 0 AND "ranEver")`,
};

/** As text what may be more than a JSON number holds. */
export type BeforeRow = { parts: string; running: number; ever: boolean };
export type MovedRow = Record<RevenueMove, string> & Record<`${RevenueMove}_n`, number>;
export type RevenueRows = { before: BeforeRow; moved: MovedRow };

/** Monthly recurring revenue before a period and at its end, or now, with its movements, by kpis. */
export async function readRevenue(actor: Viewer, period: Period, at: Date): Promise<RevenueFigures> {
  const { before, moved } = await readTogether<RevenueRows>(revenueReads(actor, period, at));
  return revenueOf(before, moved);
}

/** What its figures are made of, one row each. */
export function revenueReads(actor: Viewer, period: Period, at: Date): Record<keyof RevenueRows, Prisma.Sql> {
  const sums = REVENUE_MOVES.map(
    (move) => Prisma.sql`
      COALESCE(sum("after" - "before") FILTER (WHERE ${MOVED_BY[move]}), 0)::bigint::text AS ${Prisma.raw(`"${move}"`)},
      (count(*) FILTER (WHERE ${MOVED_BY[move]}))::int AS ${Prisma.raw(`"${move}_n"`)}`,
  );
  return {
    before: sumsBefore(actor, period),
    moved: Prisma.sql`SELECT ${Prisma.join(sums)} FROM (${movedIn(actor, elapsed(period, at))}) moved`,
  };
}

export function revenueOf([before]: readonly BeforeRow[], [moved]: readonly MovedRow[]): RevenueFigures {
  if (!before || !moved) throw new Error('a sum is always one row');
  const n = (move: RevenueMove) => moved[`${move}_n`];
  const sums: RevenueSums = {
    before: BigInt(before.parts),
    new: BigInt(moved.new),
    expansion: BigInt(moved.expansion),
    contraction: BigInt(moved.contraction),
    churn: BigInt(moved.churn),
    reactivation: BigInt(moved.reactivation),
  };
  return {
    ...roundRevenue(sums),
    counts: {
      running: before.running + n('new') + n('reactivation') - n('churn'),
      before: before.running,
      new: n('new'),
      expansion: n('expansion'),
      contraction: n('contraction'),
      churn: n('churn'),
      reactivation: n('reactivation'),
    },
    hasData: before.ever || REVENUE_MOVES.some((move) => n(move) > 0),
  };
}

/** How many subscriptions bring something in just before a moment: by the running counts, and the steps of its own hour. */
export async function countRunning(actor: Viewer, at: Date): Promise<number> {
  const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
  const month = new Date(Date.UTC(hour.getUTCFullYear(), hour.getUTCMonth()));
  const [row] = await db.$queryRaw<{ running: bigint }[]>`
    SELECT (SELECT COALESCE(sum(CASE ${keyPart(1)} WHEN 'start' THEN "n" WHEN 'stop' THEN -"n" ELSE 0 END), 0) FROM (
        SELECT "key", "n" FROM ${tallies('mrr_month')} months WHERE "bucket" < ${month}
        UNION ALL SELECT "key", "n" FROM ${tallies('mrr', { from: month, to: hour })} hours) t
      WHERE ${sellerInReach(actor, keyPart(2))})::bigint
      + (SELECT count(*) FILTER (WHERE r."beforeParts" <= 0 AND r."afterParts" > 0)
          - count(*) FILTER (WHERE r."beforeParts" > 0 AND r."afterParts" <= 0)
        FROM "RevenueStep" r
        WHERE ${within(Prisma.sql`r."at"`, { from: hour, to: at })} AND ${sellerInReach(actor, STEP_SELLER)}) AS "running"`;
  return Number(row?.running ?? 0);
}

function sumsBefore(actor: Viewer, period: Period): Prisma.Sql {
  const { from } = period;
  if (isWholeHours(period)) {
    const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth()));
    return Prisma.sql`
      SELECT COALESCE(sum("amount"), 0)::bigint::text AS "parts", COALESCE(sum(
          CASE ${keyPart(1)} WHEN 'start' THEN "n" WHEN 'stop' THEN -"n" ELSE 0 END), 0)::int AS "running",
        COALESCE(sum("n"), 0) > 0 AS "ever"
      FROM (
        SELECT "key", "n", "amount" FROM ${talliesTogether('mrr_month')} months WHERE "bucket" < ${month}
        UNION ALL
        SELECT "key", "n", "amount" FROM ${spanTalliesTogether('mrr', { from: month, to: from })} days) t
      WHERE ${sellerInReach(actor, keyPart(2))}`;
  }
  return Prisma.sql`
    SELECT COALESCE(sum(r."afterParts" - r."beforeParts"), 0)::bigint::text AS "parts",
      (count(*) FILTER (WHERE r."beforeParts" <= 0 AND r."afterParts" > 0)
        - count(*) FILTER (WHERE r."beforeParts" > 0 AND r."afterParts" <= 0))::int AS "running",
      count(*) > 0 AS "ever"
    FROM "RevenueStep" r WHERE r."at" < ${from} AND ${sellerInReach(actor, STEP_SELLER)}`;
}
