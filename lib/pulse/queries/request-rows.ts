import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { RequestStatus } from '@/lib/db/generated/enums';
import type { Period } from '../period';
import type { RequestRowsFilter } from '../schema';
import { keysetCursor, parseKeyset } from './keyset';
import { type RequestKindName, requestSet } from './request-sets';
import type { Viewer } from './scope';

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
  const set = requestSet({ ...filter, actor, tile: 'requests', period });
  const after = parseKeyset(filter.cursor);
  const seek = after
    ? Prisma.sql`WHERE (rows."createdAt", rows."id") < (${after.at}, ${after.id})`
    : Prisma.empty;
  const [rows, [total]] = await Promise.all([
    db.$queryRaw<CountedRequest[]>`
      SELECT rows."kind", rows."id", rows."reference", rows."status", rows."createdAt", rows."activatedAt",
        rows."contactName", rows."company", p."code" AS "planCode",
        p."name" AS "planName"
      FROM ${set} rows LEFT JOIN "HostingPlan" p ON p."id" = rows."planId" ${seek}
      ORDER BY rows."createdAt" DESC, rows."id" DESC LIMIT ${PAGE + 1}`,
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM ${set} rows`,
  ]);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE),
    count: total?.count ?? 0,
    nextCursor: last ? keysetCursor(last.createdAt, last.id) : null,
  };
}
