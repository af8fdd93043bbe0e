import 'server-only';
import { Prisma } from '@/lib/db/generated/client';

/** The columns of a `LeadRow`; to be read from `leadRowSource`. */
export const leadRowColumns = Prisma.sql`
  l."id", l."title", l."contactName", l."company", l."status"::text AS "status", l."source"::text AS "source",
  l."priority"::text AS "priority", l."score", l."estimatedValueCents", l."currency", l."assignedToId",
  assignee."name" AS "assigneeName", l."lostReason", l."nextFollowUpAt", l."stageChangedAt", l."createdAt",
  l."boardPosition"::text AS "boardPosition",
  COALESCE(hosting."confirmation" = 'awaiting' OR service."confirmation" = 'awaiting', FALSE)
    AS "awaitingConfirmation"`;

/** Joins what a row needs beyond the lead, to a query of leads. */
export function leadRowSource(leads: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${leads} l
    LEFT JOIN "User" assignee ON assignee."id" = l."assignedToId"
    LEFT JOIN "HostingRequest" hosting ON hosting."id" = l."hostingRequestId"
    LEFT JOIN "ServiceRequest" service ON service."id" = l."serviceRequestId"`;
}
