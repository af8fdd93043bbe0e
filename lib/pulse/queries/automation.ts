import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { isWholeHours } from '@/lib/tallies/tallies';
import type { Period } from '../period';
import { readTogether, spanTalliesTogether } from './read-together';
import { within } from './scope';

/** `automatic` of `steps` were done without a staff member's action; nobody touched `untouched` of `sales`. */
export type AutomationFigures = { steps: number; automatic: number; sales: number; untouched: number };

/** Events of a type, and how many of them somebody did. */
type JourneyRow = { type: string; n: number; byPerson: number };
type StepsRow = { steps: number; manual: number };
type SalesRow = { sales: number; untouched: number };
export type AutomationRows = { journey: JourneyRow; others: StepsRow; sales: SalesRow };

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
  return automationOf(await readTogether<AutomationRows>(automationReads(period)));
}

/** What they are made of. */
export function automationReads(period: Period): Record<keyof AutomationRows, Prisma.Sql> {
  return { journey: journeySteps(period), others: otherSteps(period), sales: untouchedSales(period) };
}

type Read = { [Name in keyof AutomationRows]: readonly AutomationRows[Name][] };

export function automationOf({ journey, others: [other], sales: [sold] }: Read): AutomationFigures {
  if (!other || !sold) throw new Error('a count is always one row');
  const counts = new Map(journey.map((row) => [row.type, row]));
  let { steps, manual } = other;
  for (const step of STEPS) {
    const { n, byPerson } = counts.get(step.type) ?? { n: 0, byPerson: 0 };
    steps += n * step.steps;
    if (step.byPeople) manual += byPerson * step.steps;
  }
  return { steps, automatic: steps - manual, ...sold };
}

function journeySteps(period: Period): Prisma.Sql {
  const types = Prisma.join(STEPS.map(({ type }) => type));
  if (!isWholeHours(period)) {
    return Prisma.sql`SELECT "type", count(*)::int AS "n", count("actorId")::int AS "byPerson" FROM "PulseEvent"
      WHERE "type" IN (${types}) AND ${within(Prisma.sql`"at"`, period)} GROUP BY 1`;
  }
  return Prisma.sql`
    SELECT "type", sum("n")::int AS "n", sum("byPerson")::int AS "byPerson" FROM (
      SELECT "key" AS "type", "n", 0 AS "byPerson" FROM ${spanTalliesTogether('event', period)} all_of_them
      UNION ALL SELECT "key", 0, "n" FROM ${spanTalliesTogether('event_by_person', period)} by_person) t
    WHERE "type" IN (${types}) GROUP BY 1`;
}

/** What the live feed does not tell apart: reminders, invoices by whom, and servers that a person helped up. */
function otherSteps(period: Period): Prisma.Sql {
  return Prisma.sql`
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
}

function untouchedSales(period: Period): Prisma.Sql {
  const staff = Prisma.sql`('ADMIN', 'SELLER')`;
  return Prisma.sql`
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
}
