import 'server-only';
import type { EmailTemplate, EmailTemplateProps } from '@/emails/catalogue';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { preparedSql } from '@/lib/db/prepared';
import type { JobName, JobPayloads } from '@/lib/jobs/catalogue';
import type { CreatedLead, LeadRow } from './create-lead';

export type QueuedEmail = {
  [T in EmailTemplate]: {
    template: T;
    props: EmailTemplateProps[T];
    to: string;
    userId: string | null;
    locale: Locale;
    dedupeKey: string;
  };
}[EmailTemplate];

type Entry = { type: string; data: object };

export type LeadWrite = {
  at: Date;
  lead: LeadRow;
  assigneeId: string | null;
  activities: (Entry & { id: string })[];
  pulse: (Entry & { requestId: string })[];
  /** What the notification says. */
  notice: Record<string, string | number>;
  emails: QueuedEmail[];
  /** Facts of the alert that nobody could take it; null when somebody did. */
  alert: { leadId: string; reference: string } | null;
};

const json = (value: unknown) => Prisma.sql`${JSON.stringify(value)}::jsonb`;

type Written = { notifications: CreatedLead['notifications'] | null; alertOpened: boolean };

/**
 * Writes a lead with all that hangs on it in one statement: the order journey has eight round trips, and every
 * moment spent here is one in which no other lead can be given away. It must stay in step with `recordPulse`,
 * `openAlert`, `enqueueEmail` and `enqueueJob`, which write the same rows one by one.
 */
export async function writeLead(tx: Db, write: LeadWrite): Promise<CreatedLead> {
  const [written] = await tx.$queryRaw<Written[]>`
    ${preparedSql} WITH ${leadSql(write)}, ${timelineSql(write)}, ${alertSql(write)}, ${pulseSql(write)},
      ${notificationSql(write)}, ${emailSql(write)}
    SELECT (SELECT jsonb_agg(jsonb_build_object('id', n."id", 'userId', n."userId")) FROM notified n)
        AS "notifications",
      EXISTS (SELECT 1 FROM raised WHERE raised."opened") AS "alertOpened",
      (SELECT count(*)::int FROM queued) AS "jobs"`;
  return {
    leadId: write.lead.id,
    assigneeId: write.assigneeId,
    notifications: written?.notifications ?? [],
    alertOpened: written?.alertOpened ?? false,
  };
}

/** The lead on top of the first column, its first stage, and the seller's turn. */
function leadSql({ lead, assigneeId, at }: LeadWrite) {
  return Prisma.sql`lead AS (
      INSERT INTO "CrmLead" ("id", "customerId", "source", "priority", "assignedToId", "title", "contactName",
        "contactEmail", "contactPhone", "company", "locale", "estimatedValueCents", "currency", "probability",
        "expectedCloseDate", "score", "scorePoints", "assignmentReason", "searchText", "hostingRequestId",
        "serviceRequestId", "boardPosition", "stageChangedAt", "createdAt", "updatedAt")
      SELECT r."id", r."customerId", r."source", r."priority", r."assignedToId", r."title", r."contactName",
        r."contactEmail", r."contactPhone", r."company", r."locale", r."estimatedValueCents", r."currency",
        r."probability", r."expectedCloseDate", r."score", r."scorePoints", r."assignmentReason", r."searchText",
        r."hostingRequestId", r."serviceRequestId",
        COALESCE((SELECT min("boardPosition") FROM "CrmLead" WHERE "status" = 'new'), 0) - 1, ${at}, ${at}, ${at}
      FROM jsonb_populate_record(NULL::"CrmLead", ${json(lead)}) r
      RETURNING "id", "assignedToId"),
    stage AS (
      INSERT INTO "LeadStageChange" ("id", "leadId", "to", "at")
      SELECT ${newId()}, "id", 'new', ${at}::timestamptz FROM lead),
    turn AS (
      UPDATE "User" SET "lastAssignedAt" = ${at} WHERE "id" = ${assigneeId}::text)`;
}

function timelineSql({ activities, at }: LeadWrite) {
  return Prisma.sql`timeline AS (
      INSERT INTO "CrmActivity" ("id", "leadId", "type", "subject", "data", "completedAt", "createdAt")
      SELECT a."id", lead."id", a."type", '', a."data", ${at}::timestamptz, ${at}::timestamptz
      FROM lead, jsonb_to_recordset(${json(activities)}) a("id" text, "type" "ActivityType", "data" jsonb))`;
}

/** An alert that repeats while open is the same alert. */
function alertSql({ alert, at }: LeadWrite) {
  return Prisma.sql`raised AS (
      INSERT INTO "Alert" ("id", "key", "kind", "severity", "data", "openedAt", "lastSeenAt")
      SELECT ${newId()}, 'lead.unassigned', 'lead.unassigned', 'warning', ${json(alert ?? {})}, ${at}, ${at}
      WHERE ${alert !== null}
      ON CONFLICT ("key") WHERE "resolvedAt" IS NULL
      DO UPDATE SET "count" = "Alert"."count" + 1, "lastSeenAt" = EXCLUDED."lastSeenAt", "data" = EXCLUDED."data"
      RETURNING "id", "kind", "severity", ("count" = 1) AS "opened")`;
}

/** Written in the order in which it happened: the request, who got it, the alert. */
function pulseSql({ pulse, at }: LeadWrite) {
  return Prisma.sql`feed AS (
      INSERT INTO "PulseEvent" ("type", "at", "leadId", "requestId", "assigneeId", "data")
      SELECT e."type", ${at}::timestamptz, lead."id", e."requestId", lead."assignedToId", e."data"
      FROM lead, jsonb_to_recordset(${json(pulse)}) e("type" text, "requestId" text, "data" jsonb)
      UNION ALL
      SELECT 'alert.opened', ${at}::timestamptz, lead."id", NULL, NULL,
        jsonb_build_object('alertId', raised."id", 'kind', raised."kind", 'severity', raised."severity")
      FROM lead, raised WHERE raised."opened")`;
}

/** For the assignee; for every admin when there is none. */
function notificationSql({ notice, at }: LeadWrite) {
  return Prisma.sql`notified AS (
      INSERT INTO "Notification" ("id", "userId", "kind", "data", "href", "dedupeKey", "createdAt")
      SELECT gen_random_uuid()::text, u."id", k."kind", ${json(notice)}, '/crm/leads/' || lead."id",
        k."kind" || ':' || lead."id" || ':' || u."id", ${at}::timestamptz
      FROM lead
      CROSS JOIN LATERAL (SELECT CASE WHEN lead."assignedToId" IS NULL THEN 'lead_unassigned'
        ELSE 'lead_assigned' END AS "kind") k
      JOIN "User" u ON u."id" = lead."assignedToId"
        OR (lead."assignedToId" IS NULL AND u."role" = 'ADMIN' AND u."active")
      RETURNING "id", "userId")`;
}

const MAX_ATTEMPTS = 12;

function emailSql({ emails, at }: LeadWrite) {
  const rows = emails.map((email) => ({ id: newId(), ...email }));
  const job: JobName = 'send_email';
  const idField: keyof JobPayloads['send_email'] = 'emailId';
  return Prisma.sql`mail AS (
      INSERT INTO "EmailMessage" ("id", "dedupeKey", "template", "locale", "toEmail", "userId", "props", "createdAt")
      SELECT m."id", m."dedupeKey", m."template", m."locale", m."to", m."userId", m."props", ${at}::timestamptz
      FROM jsonb_to_recordset(${json(rows)}) m("id" text, "dedupeKey" text, "template" text, "locale" "Locale",
        "to" text, "userId" text, "props" jsonb)
      ON CONFLICT ("dedupeKey") DO NOTHING
      RETURNING "id"),
    queued AS MATERIALIZED (
      SELECT graphile_worker.add_job(${job}, json_build_object(${idField}::text, mail."id"),
        max_attempts => ${MAX_ATTEMPTS}::int, job_key => 'email:' || mail."id")
      FROM mail)`;
}
