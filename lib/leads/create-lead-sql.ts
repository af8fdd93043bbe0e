import 'server-only';
import type { EmailTemplate } from '@/emails/catalogue';
import { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import type { JobName, JobPayloads } from '@/lib/jobs/catalogue';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { firstActivities, leadRow, type NewLead, noticeOf } from './create-lead';

const json = (value: unknown) => Prisma.sql`${JSON.stringify(value)}::jsonb`;

/**
 * CTEs that follow one called `request` (`id`, `userId`, `confirmation`; no row: nothing happens): they give its lead to
 * a seller, or to the pool, and write all that hangs on it: stage log, timeline, live feed, notifications, alert,
 * e-mails. One statement, because every moment spent between the lock and the commit is one in which no other lead can
 * be given away. They must stay in step with `recordPulse`, `openAlert`, `enqueueEmail` and `enqueueJob`, which write
 * the same rows one by one. Read their outcome by `createdLeadSql`.
 */
export function leadSql(lead: NewLead, at: Date): Prisma.Sql {
  return Prisma.sql`${placedSql(lead, at)}, ${timelineSql(lead, at)}, ${alertSql(lead, at)}, ${pulseSql(lead, at)},
    ${notificationSql(lead, at)}, ${emailSql(lead, at)}`;
}

/** The columns of a `CreatedLead`. Counting the jobs is what queues them. */
export const createdLeadSql = Prisma.sql`
  (SELECT lead."id" FROM lead) AS "leadId", (SELECT lead."assignedToId" FROM lead) AS "assigneeId",
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', n."id", 'userId', n."userId")) FROM notified n), '[]')
    AS "notifications",
  EXISTS (SELECT 1 FROM raised WHERE raised."opened") AS "alertOpened",
  (SELECT count(*)::int FROM queued) AS "jobs"`;

/** The lead on top of the first column, its first stage, and the seller's turn. */
function placedSql(lead: NewLead, at: Date) {
  return Prisma.sql`chosen AS MATERIALIZED (
      SELECT place.*, request."userId" AS "customerId", request."confirmation"
      FROM request CROSS JOIN LATERAL "place_lead"(${lead.needs}::text[], ${at}::timestamptz) place),
    lead AS (
      INSERT INTO "CrmLead" ("id", "customerId", "source", "priority", "assignedToId", "title", "contactName",
        "contactEmail", "contactPhone", "company", "locale", "estimatedValueCents", "currency", "probability",
        "expectedCloseDate", "score", "scorePoints", "assignmentReason", "searchText", "hostingRequestId",
        "serviceRequestId", "boardPosition", "stageChangedAt", "createdAt", "updatedAt")
      SELECT r."id", chosen."customerId", r."source", r."priority", chosen."userId", r."title", r."contactName",
        r."contactEmail", r."contactPhone", r."company", r."locale", r."estimatedValueCents", r."currency",
        r."probability", r."expectedCloseDate", r."score", r."scorePoints", chosen."reason", r."searchText",
        r."hostingRequestId", r."serviceRequestId", chosen."boardPosition", ${at}, ${at}, ${at}
      FROM chosen, jsonb_populate_record(NULL::"CrmLead", ${json(leadRow(lead, at))}) r
      RETURNING "id", "customerId", "assignedToId"),
    stage AS (
      INSERT INTO "LeadStageChange" ("id", "leadId", "to", "at")
      SELECT ${newId()}, "id", 'new', ${at}::timestamptz FROM lead),
    turn AS (
      UPDATE "User" SET "lastAssignedAt" = ${at} FROM lead WHERE "User"."id" = lead."assignedToId")`;
}

function timelineSql(lead: NewLead, at: Date) {
  return Prisma.sql`timeline AS (
      INSERT INTO "CrmActivity" ("id", "leadId", "type", "subject", "data", "completedAt", "createdAt")
      SELECT a."id", lead."id", a."type", '', a."data", ${at}::timestamptz, ${at}::timestamptz
      FROM lead, chosen, LATERAL (
        SELECT known."id", known."type", CASE WHEN known."type" = 'created'
          THEN known."data" || jsonb_build_object('confirmation', chosen."confirmation") ELSE known."data" END AS "data"
        FROM jsonb_to_recordset(${json(firstActivities(lead))}) known ("id" text, "type" "ActivityType", "data" jsonb)
        UNION ALL
        SELECT ${newId()}, 'assigned', jsonb_build_object('by', 'platform', 'rule', chosen."reason"->>'rule',
          'fromId', NULL, 'toId', chosen."userId", 'toName', chosen."name")) a)`;
}

/** Nobody could take it: an alert that repeats while open is the same alert. */
function alertSql({ request }: NewLead, at: Date) {
  return Prisma.sql`raised AS (
      INSERT INTO "Alert" ("id", "key", "kind", "severity", "data", "openedAt", "lastSeenAt")
      SELECT ${newId()}, 'lead.unassigned', 'lead.unassigned', 'warning',
        jsonb_build_object('leadId', lead."id", 'reference', ${request.reference}::text), ${at}, ${at}
      FROM lead WHERE lead."assignedToId" IS NULL
      ON CONFLICT ("key") WHERE "resolvedAt" IS NULL
      DO UPDATE SET "count" = "Alert"."count" + 1, "lastSeenAt" = EXCLUDED."lastSeenAt", "data" = EXCLUDED."data"
      RETURNING "id", "kind", "severity", ("count" = 1) AS "opened")`;
}

/** Written in the order in which it happened: the request, who got it, the alert. */
function pulseSql({ pulse, request, score }: NewLead, at: Date) {
  const assigned: PulseEventType = 'lead.assigned';
  const unassigned: PulseEventType = 'lead.unassigned';
  const data = { reference: request.reference, score: score.score };
  return Prisma.sql`feed AS (
      INSERT INTO "PulseEvent" ("type", "at", "leadId", "requestId", "assigneeId", "data")
      SELECT e."type", ${at}::timestamptz, lead."id", ${request.id}::text, lead."assignedToId", e."data"
      FROM lead, LATERAL (VALUES
        (${pulse.type}::text, ${json(pulse.data)}),
        (CASE WHEN lead."assignedToId" IS NULL THEN ${unassigned} ELSE ${assigned}::text END, ${json(data)})
      ) e ("type", "data")
      UNION ALL
      SELECT 'alert.opened', ${at}::timestamptz, lead."id", NULL, NULL,
        jsonb_build_object('alertId', raised."id", 'kind', raised."kind", 'severity', raised."severity")
      FROM lead, raised WHERE raised."opened")`;
}

/** For the assignee; for every admin when there is none. */
function notificationSql(lead: NewLead, at: Date) {
  return Prisma.sql`notified AS (
      INSERT INTO "Notification" ("id", "userId", "kind", "data", "href", "dedupeKey", "createdAt")
      SELECT gen_random_uuid()::text, u."id", k."kind",
        ${json(noticeOf(lead))} || jsonb_build_object('leadId', lead."id"), '/crm/leads/' || lead."id",
        k."kind" || ':' || lead."id" || ':' || u."id", ${at}::timestamptz
      FROM lead
      CROSS JOIN LATERAL (SELECT CASE WHEN lead."assignedToId" IS NULL THEN 'lead_unassigned'
        ELSE 'lead_assigned' END AS "kind") k
      JOIN "User" u ON u."id" = lead."assignedToId"
        OR (lead."assignedToId" IS NULL AND u."role" = 'ADMIN' AND u."active")
      RETURNING "id", "userId")`;
}

const MAX_ATTEMPTS = 12;

/** To the client: what was received; to a known account that did not sign in: confirm that it is yours. To the seller. */
function emailSql({ request, contact }: NewLead, at: Date) {
  const received: EmailTemplate = 'request_received';
  const confirmation: EmailTemplate = 'request_confirmation';
  const toSeller: EmailTemplate = 'lead_assigned';
  const props = { requestKind: request.kind, requestId: request.id };
  const job: JobName = 'send_email';
  const idField: keyof JobPayloads['send_email'] = 'emailId';
  return Prisma.sql`mail AS (
      INSERT INTO "EmailMessage" ("id", "dedupeKey", "template", "locale", "toEmail", "userId", "props", "createdAt")
      SELECT ${newId()}, m."template" || ':' || ${request.id}::text, m."template", ${contact.locale}::"Locale",
        ${contact.email}, lead."customerId", ${json(props)}, ${at}::timestamptz
      FROM lead, LATERAL (SELECT CASE WHEN lead."customerId" IS NULL THEN ${confirmation} ELSE ${received}::text END
        AS "template") m
      UNION ALL
      SELECT ${newId()}, ${toSeller}::text || ':' || lead."id" || ':' || chosen."userId", ${toSeller}, chosen."locale",
        chosen."email", chosen."userId", jsonb_build_object('leadId', lead."id"), ${at}::timestamptz
      FROM lead, chosen WHERE chosen."userId" IS NOT NULL
      ON CONFLICT ("dedupeKey") DO NOTHING
      RETURNING "id"),
    queued AS MATERIALIZED (
      SELECT job."id" FROM (
        SELECT array_agg(ROW(${job}::text, json_build_object(${idField}::text, mail."id"), NULL, NULL,
          ${MAX_ATTEMPTS}::smallint, 'email:' || mail."id", NULL, NULL)::graphile_worker.job_spec) AS "specs" FROM mail
      ) wanted, graphile_worker.add_jobs(wanted."specs") job)`;
}
