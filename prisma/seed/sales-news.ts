import { db } from '@/lib/db/client';

/**
 * Lines of the live feed carry the database's time: theirs is when it happened, as the timelines of the leads say. What
 * a quote went through twice is told in its order.
 */
export async function dateSalesNews(since: Date): Promise<void> {
  await db.$executeRaw`
    WITH told AS (
      SELECT "id", "leadId", "type", row_number() OVER (PARTITION BY "leadId", "type" ORDER BY "id") AS "nth"
      FROM "PulseEvent" WHERE "type" LIKE 'quote.%'
    ), happened AS (
      SELECT "leadId", 'quote.' || ("data"->>'event') AS "type", "createdAt",
        row_number() OVER (PARTITION BY "leadId", "data"->>'event' ORDER BY "createdAt", "id") AS "nth"
      FROM "CrmActivity" WHERE "type" = 'quote'
    )
    UPDATE "PulseEvent" e SET "at" = h."createdAt" FROM told t JOIN happened h USING ("leadId", "type", "nth")
    WHERE e."id" = t."id"`;
  await db.$executeRaw`
    UPDATE "PulseEvent" e SET "at" = s."at" FROM "LeadStageChange" s
    WHERE e."type" IN ('lead.moved', 'lead.won') AND e."at" >= ${since}
      AND s."leadId" = e."leadId" AND s."to"::text = e."data"->>'to'`;
}
