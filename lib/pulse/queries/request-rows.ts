import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { RequestStatus } from '@/lib/db/generated/enums';
import { keyPart } from '@/lib/tallies/tallies';
import type { Period } from '../period';
import type { RequestRowsFilter } from '../schema';
import { keysetCursor, parseKeyset } from './keyset';
import { readTogether, spanTalliesTogether } from './read-together';
import { type RequestKindName, requestSet } from './request-sets';
import { canReadTallies, type Viewer } from './scope';

const PAGE = 50;

export type CountedRequest = {
  kind: RequestKindName;
  id: string;
  reference: string;
  status: RequestStatus;
  createdAt: Date;
  activatedAt: Date | null;
  contactName: string;
  company: string | null;
  planCode: string | null;
  planName: string | null;
};

export type Page<Row> = { rows: Row[]; count: number; nextCursor: string | null };

/** The requests behind a figure, latest first, and how many there are in all. */
export async function listCountedRequests(
  actor: Viewer,
  filter: RequestRowsFilter,
  period: Period,
): Promise<Page<CountedRequest>> {
  const query = { ...filter, actor, tile: 'requests' as const, period };
  const after = parseKeyset(filter.cursor);
  const seek = after ? Prisma.sql`AND (r."createdAt", r."id") < (${after.at}, ${after.id})` : Prisma.empty;
  const page = requestSet(
    query,
    Prisma.sql`${seek} ORDER BY r."createdAt" DESC, r."id" DESC LIMIT ${PAGE + 1}`,
  );
  const [rows, { total }] = await Promise.all([
    db.$queryRaw<CountedRequest[]>`
      SELECT rows."kind", rows."id", rows."reference", rows."status", rows."createdAt", rows."activatedAt",
        rows."contactName", rows."company", p."code" AS "planCode",
        p."name" AS "planName"
      FROM ${page} rows LEFT JOIN "HostingPlan" p ON p."id" = rows."planId"
      ORDER BY rows."createdAt" DESC, rows."id" DESC LIMIT ${PAGE + 1}`,
    readTogether<{ total: { count: number } }>({
      total:
        filter.set !== 'activated' && canReadTallies(actor, 'requests', period)
          ? talliedCount(filter, period)
          : Prisma.sql`SELECT count(*)::int AS "count" FROM ${requestSet(query)} rows`,
    }),
  ]);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE),
    count: total[0]?.count ?? 0,
    nextCursor: last ? keysetCursor(last.createdAt, last.id) : null,
  };
}

/** The same set by the running counts: by the time of submission, active by now or not. */
function talliedCount({ set, kind, plan }: RequestRowsFilter, period: Period): Prisma.Sql {
  const asked = [
    ...(set === 'converted' ? [Prisma.sql`${keyPart(2)} = 'active'`] : []),
    ...(kind ? [Prisma.sql`${keyPart(1)} = ${kind}`] : []),
    ...(plan
      ? [Prisma.sql`${keyPart(3)} = (SELECT p."id" FROM "HostingPlan" p WHERE p."code" = ${plan})`]
      : []),
  ];
  return Prisma.sql`SELECT COALESCE(sum("n"), 0)::int AS "count" FROM ${spanTalliesTogether('request', period)} t
    WHERE ${Prisma.join([Prisma.sql`TRUE`, ...asked], ' AND ')}`;
}
