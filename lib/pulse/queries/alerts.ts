import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { AlertSeverity } from '@/lib/db/generated/enums';
import { POOL_ALERT_KINDS, pulseReach } from '../policy';
import type { AlertFilter } from '../schema';
import { keysetCursor, parseKeyset } from './keyset';
import type { Page } from './request-rows';
import type { Viewer } from './scope';

const PAGE = 50;

export type AlertRow = {
  id: string;
  kind: string;
  severity: AlertSeverity;
  data: unknown;
  count: number;
  openedAt: Date;
  lastSeenAt: Date;
  acknowledgedAt: Date | null;
  resolvedAt: Date | null;
};

type Listed = AlertRow | { [Column in keyof AlertRow]: null };

const STATE: Record<AlertFilter['state'], Prisma.Sql> = {
  open: Prisma.sql`a."resolvedAt" IS NULL`,
  acknowledged: Prisma.sql`a."resolvedAt" IS NULL AND a."acknowledgedAt" IS NOT NULL`,
  resolved: Prisma.sql`a."resolvedAt" IS NOT NULL`,
  all: Prisma.sql`TRUE`,
};

function inReach(actor: Viewer): Prisma.Sql {
  const reach = pulseReach(actor, 'alerts');
  if (reach === 'all') return Prisma.sql`TRUE`;
  if (reach === 'none') return Prisma.sql`FALSE`;
  return Prisma.sql`a."kind" IN (${Prisma.join([...POOL_ALERT_KINDS])})`;
}

/** Alerts in reach, the latest first. */
export async function listAlerts(
  actor: Viewer,
  filter: AlertFilter,
  take: number = PAGE,
): Promise<Page<AlertRow>> {
  const set = Prisma.sql`FROM "Alert" a WHERE ${STATE[filter.state]} AND ${inReach(actor)}`;
  const after = parseKeyset(filter.cursor);
  const seek = after
    ? Prisma.sql`AND (a."openedAt" < ${after.at} OR (a."openedAt" = ${after.at} AND a."id" > ${after.id}))`
    : Prisma.empty;
  // One row without an alert where the page is empty: how many there are in all is told then, too.
  const found = await db.$queryRaw<(Listed & { total: number })[]>`
    SELECT total."n" AS "total", page.* FROM (SELECT count(*)::int AS "n" ${set}) total LEFT JOIN LATERAL (
      SELECT a."id", a."kind", a."severity"::text AS "severity", a."data", a."count", a."openedAt",
        a."lastSeenAt", a."acknowledgedAt", a."resolvedAt" ${set} ${seek}
      ORDER BY a."openedAt" DESC, a."id" LIMIT ${take + 1}) page ON TRUE
    ORDER BY page."openedAt" DESC, page."id"`;
  const rows = found.flatMap(({ total, ...row }) => (row.id === null ? [] : [row]));
  const last = rows.length > take ? rows[take - 1] : undefined;
  return {
    rows: rows.slice(0, take),
    count: found[0]?.total ?? 0,
    nextCursor: last ? keysetCursor(last.openedAt, last.id) : null,
  };
}
