import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { isWholeHours, tallies } from '@/lib/tallies/tallies';
import type { Period } from '../period';
import { within } from './scope';

/** `automatic` of `steps` were done without a staff member's action; nobody touched `untouched` of `sales`. */
export type AutomationFigures = { steps: number; automatic: number; sales: number; untouched: number };

type Counted = { steps: number; manual: number };

// Each stands for the steps that happen with it: what arrives is scored and its client told, what is sent was quoted.
const STEPS: readonly { type: string; steps: number; byPeople: boolean }[] = [
  { type: 'request.hosting', steps: 2, byPeople: false },
  { type: 'request.service', steps: 2, byPeople: false },
  { type: 'lead.assigned', steps: 1, byPeople: true },
  { type: 'quote.sent', steps: 2, byPeople: true },
  { type: 'quote.accepted', steps: 1, byPeople: true },
  { type: 'service.active', steps: 1, byPeople: false },
];

/**
 * The automation rate of kpis.md, over the whole company: of the steps of the order journey done in the period (score,
 * assign, quote, send, remind, accept, invoice, provision, notify), those that no staff member did; and of the hosting
 * requests that went live in it, those that no staff member touched at all.
 */
export async function readAutomationFigures(period: Period): Promise<AutomationFigures> {
  const [journey, others, sales] = await Promise.all([
    journeySteps(period),
    otherSteps(period),
    untouchedSales(period),
  ]);
  const steps = journey.steps + others.steps;
  return { steps, automatic: steps - journey.manual - others.manual, ...sales };
}

async function journeySteps(period: Period): Promise<Counted> {
  const weights = Prisma.join(STEPS.map(({ type, steps }) => Prisma.sql`(${type}::text, ${steps}::int)`));
  const byPeople = STEPS.filter((step) => step.byPeople).map(({ type }) => type);
  const counted = isWholeHours(period)
    ? Prisma.sql`SELECT "key" AS "type", sum("n") AS "n" FROM ${tallies('event', period)} t
        WHERE "key" IN (${Prisma.join(STEPS.map(({ type }) => type))}) GROUP BY 1`
    : Prisma.sql`SELECT "type", count(*) AS "n" FROM "PulseEvent"
        WHERE "type" IN (${Prisma.join(STEPS.map(({ type }) => type))}) AND ${within(Prisma.sql`"at"`, period)}
        GROUP BY 1`;
  const [row] = await db.$queryRaw<Counted[]>`
    WITH weight("type", "steps") AS (VALUES ${weights}),
    manual AS (
      SELECT "type", count(*) AS "n" FROM "PulseEvent"
      WHERE "actorId" IS NOT NULL AND "type" IN (${Prisma.join(byPeople)}) AND ${within(Prisma.sql`"at"`, period)}
      GROUP BY 1)
    SELECT COALESCE(sum(c."n" * w."steps"), 0)::int AS "steps",
      COALESCE(sum(m."n" * w."steps"), 0)::int AS "manual"
    FROM (${counted}) c JOIN weight w USING ("type") LEFT JOIN manual m USING ("type")`;
  return row ?? { steps: 0, manual: 0 };
}

/** What the live feed does not tell apart: reminders, invoices by whom, and servers that a person helped up. */
async function otherSteps(period: Period): Promise<Counted> {
  const [row] = await db.$queryRaw<Counted[]>`
    SELECT (reminders."n" + invoices."n" + byhand."n")::int AS "steps",
      (invoices."manual" + byhand."n" + retried."n")::int AS "manual"
    FROM (SELECT count(*) AS "n" FROM "QuoteReminder" WHERE ${within(Prisma.sql`"at"`, period)}) reminders,
      (SELECT count(*) AS "n", count("createdById") AS "manual" FROM "Invoice"
        WHERE "kind" = 'invoice' AND ${within(Prisma.sql`"issuedAt"`, period)}) invoices,
      (SELECT count(*) AS "n" FROM "AuditEntry"
        WHERE "subjectType" = 'hosting_request' AND "action" = 'request.active' AND "actorId" IS NOT NULL
          AND ${within(Prisma.sql`"at"`, period)}) byhand,
      (SELECT count(DISTINCT s."id") AS "n" FROM "AuditEntry" a JOIN "Service" s ON s."id" = a."subjectId"
        WHERE a."subjectType" = 'service' AND a."action" = 'service.retried'
          AND ${within(Prisma.sql`s."activatedAt"`, period)}) retried`;
  return row ?? { steps: 0, manual: 0 };
}

async function untouchedSales(period: Period): Promise<{ sales: number; untouched: number }> {
  const staff = Prisma.sql`('ADMIN', 'SELLER')`;
  const [row] = await db.$queryRaw<{ sales: number; untouched: number }[]>`
    SELECT count(*)::int AS "sales", (count(*) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM "CrmActivity" c JOIN "User" u ON u."id" = c."createdById" AND u."role" IN ${staff}
        WHERE c."leadId" = l."id") AND NOT EXISTS (
        SELECT 1 FROM "AuditEntry" a JOIN "User" u ON u."id" = a."actorId" AND u."role" IN ${staff}
        WHERE a."subjectType" = 'hosting_request' AND a."subjectId" = r."id")
      AND NOT EXISTS (
        SELECT 1 FROM "Service" s JOIN "AuditEntry" a ON a."subjectType" = 'service' AND a."subjectId" = s."id"
          JOIN "User" u ON u."id" = a."actorId" AND u."role" IN ${staff}
        WHERE s."requestId" = r."id")))::int AS "untouched"
    FROM "HostingRequest" r LEFT JOIN "CrmLead" l ON l."hostingRequestId" = r."id"
    WHERE ${within(Prisma.sql`r."activatedAt"`, period)}`;
  return row ?? { sales: 0, untouched: 0 };
}
