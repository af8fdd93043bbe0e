import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LeadSource, LeadStatus } from '@/lib/db/generated/enums';
import type { Period } from '../period';
import type { LeadRowsFilter } from '../schema';
import { keysetCursor, parseKeyset } from './keyset';
import { readTogether, spanTalliesTogether } from './read-together';
import type { Page } from './request-rows';
import { canReadTallies, leadInReach, type Viewer, within } from './scope';

const PAGE = 50;

export type SourceCount = { source: LeadSource; n: number };

function leadSet(actor: Viewer, period: Period, source?: LeadSource): Prisma.Sql {
  const ofSource = source ? Prisma.sql`AND l."source" = ${source}::"LeadSource"` : Prisma.empty;
  return Prisma.sql`FROM "CrmLead" l WHERE ${within(Prisma.sql`l."createdAt"`, period)} ${ofSource}
    AND ${leadInReach(actor, 'lead_sources')}`;
}

/** Leads created in the period, by source, the largest first. */
export function leadsBySource(actor: Viewer, period: Period): Prisma.Sql {
  if (canReadTallies(actor, 'lead_sources', period)) {
    return Prisma.sql`
      SELECT "key" AS "source", sum("n")::int AS "n" FROM ${spanTalliesTogether('lead_source', period)} t
      GROUP BY 1 HAVING sum("n") > 0 ORDER BY 2 DESC, 1`;
  }
  return Prisma.sql`
    SELECT l."source"::text AS "source", count(*)::int AS "n" ${leadSet(actor, period)}
    GROUP BY 1 ORDER BY 2 DESC, 1`;
}

export type CountedLead = {
  id: string;
  title: string;
  contactName: string;
  company: string | null;
  source: LeadSource;
  status: LeadStatus;
  createdAt: Date;
};

/** The leads behind those figures, latest first. */
export async function listCountedLeads(
  actor: Viewer,
  filter: LeadRowsFilter,
  period: Period,
): Promise<Page<CountedLead>> {
  const set = leadSet(actor, period, filter.source);
  const after = parseKeyset(filter.cursor);
  const seek = after ? Prisma.sql`AND (l."createdAt", l."id") < (${after.at}, ${after.id})` : Prisma.empty;
  const [rows, { sources }] = await Promise.all([
    db.$queryRaw<CountedLead[]>`
      SELECT l."id", l."title", l."contactName", l."company", l."source"::text AS "source",
        l."status"::text AS "status", l."createdAt" ${set} ${seek}
      ORDER BY l."createdAt" DESC, l."id" DESC LIMIT ${PAGE + 1}`,
    readTogether<{ sources: SourceCount }>({ sources: leadsBySource(actor, period) }),
  ]);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE),
    count: sources
      .filter(({ source }) => !filter.source || source === filter.source)
      .reduce((sum, { n }) => sum + n, 0),
    nextCursor: last ? keysetCursor(last.createdAt, last.id) : null,
  };
}
