import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { BillingCycle, SubscriptionState } from '@/lib/db/generated/enums';
import type { Period } from '../period';
import { centsOfParts, type RevenueMove } from '../revenue';
import type { RevenueRowsFilter } from '../schema';
import { keysetCursor, parseKeyset } from './keyset';
import type { Page } from './request-rows';
import { countRunning, elapsed, MOVED_BY, movedIn } from './revenue';
import { requestInReach, type Viewer } from './scope';

const PAGE = 50;

export type RevenueRow = {
  id: string;
  reference: string;
  client: string;
  planCode: string;
  planName: string;
  cycle: BillingCycle;
  state: SubscriptionState;
  /** When it moved last; of one that runs, when it was sold. */
  at: Date;
  /** Cents a month, without VAT; the first is null where nothing moved. */
  beforeCents: number | null;
  afterCents: number;
};

type Read = Omit<RevenueRow, 'beforeCents' | 'afterCents'> & { before: bigint | null; after: bigint };
type Counted = [found: Read[], count: number];

const COLUMNS = Prisma.sql`s."id", r."reference", COALESCE(u."company", u."name") AS "client", p."code" AS "planCode",
  p."name" AS "planName", s."cycle"::text AS "cycle", s."state"::text AS "state"`;
const JOINS = Prisma.sql`JOIN "HostingRequest" r ON r."id" = s."requestId" JOIN "HostingPlan" p ON p."id" = r."planId"
  JOIN "User" u ON u."id" = s."userId"`;

/** The subscriptions behind a figure of the revenue, those that moved last first, and how many there are in all. */
export async function listRevenueRows(
  actor: Viewer,
  filter: RevenueRowsFilter,
  period: Period,
): Promise<Page<RevenueRow>> {
  const [found, count] =
    filter.set === 'running' || filter.set === 'before'
      ? await bringing(actor, filter, period)
      : await moved(actor, filter, filter.set, period);
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  return {
    rows: found.slice(0, PAGE).map(({ before, after, ...row }) => ({
      ...row,
      beforeCents: before === null ? null : centsOfParts(before),
      afterCents: centsOfParts(after),
    })),
    count,
    nextCursor: last ? keysetCursor(last.at, last.id) : null,
  };
}

async function moved(
  actor: Viewer,
  filter: RevenueRowsFilter,
  move: RevenueMove,
  period: Period,
): Promise<Counted> {
  const after = parseKeyset(filter.cursor);
  const seek = after ? Prisma.sql`("at", "subscriptionId") < (${after.at}, ${after.id})` : Prisma.sql`TRUE`;
  const found = await db.$queryRaw<(Read & { count: number })[]>`
    SELECT ${COLUMNS}, moved."at", moved."before", moved."after", moved."count" FROM (
      SELECT * FROM (SELECT *, count(*) OVER ()::int AS "count"
        FROM (${movedIn(actor, elapsed(period, now()))}) each WHERE ${MOVED_BY[move]}) counted
      WHERE ${seek} ORDER BY "at" DESC, "subscriptionId" DESC LIMIT ${PAGE + 1}) moved
    JOIN "Subscription" s ON s."id" = moved."subscriptionId" ${JOINS}
    ORDER BY moved."at" DESC, moved."subscriptionId" DESC`;
  return [found.map(({ count: _, ...row }) => row), found[0]?.count ?? 0];
}

function bringing(actor: Viewer, filter: RevenueRowsFilter, period: Period): Promise<Counted> {
  const after = parseKeyset(filter.cursor);
  const seek = after ? Prisma.sql`AND (s."createdAt", s."id") < (${after.at}, ${after.id})` : Prisma.empty;
  const isNow = filter.set === 'running';
  const until = isNow ? elapsed(period, now()).to : period.from;
  const active = isNow ? Prisma.sql`s."state" = 'active' AND` : Prisma.empty;
  const found = db.$queryRaw<Read[]>`
    SELECT ${COLUMNS}, s."createdAt" AS "at", NULL::bigint AS "before", step."afterParts" AS "after"
    FROM "Subscription" s CROSS JOIN LATERAL (
      SELECT e."afterParts" FROM "RevenueStep" e WHERE e."subscriptionId" = s."id" AND e."at" < ${until}
      ORDER BY e."at" DESC LIMIT 1) step
    ${JOINS}
    WHERE ${active} step."afterParts" > 0 AND ${requestInReach(actor, 'money', 'hosting')} ${seek}
    ORDER BY s."createdAt" DESC, s."id" DESC LIMIT ${PAGE + 1}`;
  return Promise.all([found, countRunning(actor, until)]);
}
