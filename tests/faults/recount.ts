import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Acknowledged } from './orders';
import { rowsOf } from './rows';

const MAIL_LIMIT_MS = 60_000;

/** Everything that an order is, counted from the rows: one line an order that is not whole. */
const NOT_WHOLE = `
  SELECT r."reference", c.* FROM "HostingRequest" r
  LEFT JOIN "CrmLead" l ON l."hostingRequestId" = r."id"
  CROSS JOIN LATERAL (SELECT
    (SELECT count(*) FROM "CrmLead" x WHERE x."hostingRequestId" = r."id")::int AS "leads",
    (SELECT COALESCE(sum((p->>'points')::int), -1) FROM jsonb_array_elements(l."scorePoints") p)::int - l."score"
      AS "scoreOff",
    (l."assignmentReason" IS NOT NULL) AS "reasoned",
    (SELECT count(*) FROM "CrmActivity" a WHERE a."leadId" = l."id" AND a."type" = 'created')::int AS "created",
    (SELECT count(*) FROM "CrmActivity" a WHERE a."leadId" = l."id" AND a."type" = 'scored')::int AS "scored",
    (SELECT count(*) FROM "CrmActivity" a WHERE a."leadId" = l."id" AND a."type" = 'assigned')::int AS "assigned",
    (SELECT count(*) FROM "LeadStageChange" s WHERE s."leadId" = l."id")::int AS "stages",
    (SELECT count(*) FROM "PulseEvent" e WHERE e."requestId" = r."id" AND e."type" = 'request.hosting')::int AS "news",
    (SELECT count(*) FROM "PulseEvent" e WHERE e."leadId" = l."id"
      AND e."type" IN ('lead.assigned', 'lead.unassigned'))::int AS "given",
    (SELECT count(DISTINCT n."userId") - count(*) FROM "Notification" n
      WHERE n."href" = '/crm/leads/' || l."id")::int AS "doubledBells",
    (SELECT count(*) FROM "Notification" n WHERE n."href" = '/crm/leads/' || l."id"
      AND (l."assignedToId" IS NULL OR n."userId" = l."assignedToId"))::int AS "bells",
    (SELECT count(*) FROM "EmailMessage" m WHERE m."toEmail" = r."contactEmail")::int AS "emails"
  ) c
  WHERE r."contactEmail" LIKE '%@faults.test' AND ("leads", "scoreOff", "reasoned", "created", "scored", "assigned",
    "stages", "news", "given", "doubledBells", "emails")
    IS DISTINCT FROM (1, 0, TRUE, 1, 1, 1, 1, 1, 1, 0, 1) OR "bells" = 0 AND r."contactEmail" LIKE '%@faults.test'`;

const LOOSE_ENDS = `
  SELECT 'lead without its request' AS "what", l."id" FROM "CrmLead" l
    WHERE l."contactEmail" LIKE '%@faults.test' AND l."hostingRequestId" IS NULL
  UNION ALL SELECT 'event of no lead', e."id"::text FROM "PulseEvent" e
    WHERE e."leadId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "CrmLead" l WHERE l."id" = e."leadId")
  UNION ALL SELECT 'e-mail of no order', m."id" FROM "EmailMessage" m
    WHERE m."toEmail" LIKE '%@faults.test'
      AND NOT EXISTS (SELECT 1 FROM "HostingRequest" r WHERE r."contactEmail" = m."toEmail")
  UNION ALL SELECT 'account of no order', u."id" FROM "User" u
    WHERE u."email" LIKE '%@faults.test'
      AND NOT EXISTS (SELECT 1 FROM "HostingRequest" r WHERE r."contactEmail" = u."email")`;

const COUNTS_OFF = `
  WITH kept AS (
    SELECT "metric", "bucket", "key", sum("n") AS "n", sum("amount") AS "amount" FROM (
      SELECT "metric", "bucket", "key", "n", "amount" FROM "Tally"
      UNION ALL SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyDelta") both_parts
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0),
  days AS (
    SELECT "metric", date_trunc('day', "bucket", 'Europe/Paris'), "key", sum("n"), sum("amount") FROM "Tally"
    WHERE "metric" NOT IN ('board', 'event_of', 'mrr_month') GROUP BY 1, 2, 3
    HAVING sum("n") <> 0 OR sum("amount") <> 0),
  kept_days AS (
    SELECT "metric", "day", "key", "n"::numeric, "amount"::numeric FROM "TallyDay" WHERE "n" <> 0 OR "amount" <> 0)
  (SELECT * FROM kept EXCEPT SELECT * FROM "TallyRecount")
  UNION ALL (SELECT * FROM "TallyRecount" EXCEPT SELECT * FROM kept)
  UNION ALL (SELECT * FROM days EXCEPT SELECT * FROM kept_days)
  UNION ALL (SELECT * FROM kept_days EXCEPT SELECT * FROM days)`;

/** What running counts say other than the rows; nothing, when they are right. */
export const countsOff = (databaseUrl: string): Promise<unknown[]> => rowsOf(databaseUrl, COUNTS_OFF);

export type Recount = {
  missing: string[];
  doubled: string[];
  notWhole: unknown[];
  looseEnds: unknown[];
  countsOff: unknown[];
  /** E-mails that were not written out in time, or were given up. */
  unsent: number;
};

/** What there should be none of, after whatever happened, once the worker had its time. */
export async function recount(
  databaseUrl: string,
  acknowledged: readonly Acknowledged[],
  mailLimitMs = MAIL_LIMIT_MS,
): Promise<Recount> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const unsent = await untilMailIsOut(client, mailLimitMs);
    const { rows: stored } = await client.query<{ key: string; reference: string; n: number }>(
      `SELECT "idempotencyKey" AS "key", min("reference") AS "reference", count(*)::int AS "n"
       FROM "HostingRequest" WHERE "contactEmail" LIKE '%@faults.test' GROUP BY 1`,
    );
    const found = new Map(stored.map((row) => [row.key, row]));
    return {
      missing: acknowledged
        .filter(({ key, reference }) => found.get(key)?.reference !== reference)
        .map(({ key }) => key),
      doubled: stored.filter(({ n }) => n > 1).map(({ key }) => key),
      notWhole: (await client.query(NOT_WHOLE)).rows,
      looseEnds: (await client.query(LOOSE_ENDS)).rows,
      countsOff: (await client.query(COUNTS_OFF)).rows,
      unsent,
    };
  } finally {
    await client.end();
  }
}

export const NOTHING_WRONG: Recount = {
  missing: [],
  doubled: [],
  notWhole: [],
  looseEnds: [],
  countsOff: [],
  unsent: 0,
};

async function untilMailIsOut(client: pg.Client, limitMs: number): Promise<number> {
  const end = Date.now() + limitMs;
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS "n" FROM "EmailMessage" WHERE "toEmail" LIKE '%@faults.test' AND "status" NOT IN ('kept', 'sent')`,
    );
    const waiting = rows[0]?.n ?? 0;
    if (waiting === 0 || Date.now() > end) return waiting;
    await sleep(250);
  }
}
