import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { rowsOf } from './rows';

/** All that came of an order, each kind of thing as “name count, name count”. */
export type SaleCount = Record<string, string | null>;

const SETTLE_LIMIT_MS = 75_000;

const counted = (label: string, name: string, from: string) => `
  (SELECT string_agg("name" || ' ' || "n", ', ' ORDER BY "name" COLLATE "C") FROM
    (SELECT ${name} AS "name", count(*) AS "n" FROM ${from} GROUP BY 1) named) AS "${label}"`;

const PROOF = `CASE WHEN encode(sha256(convert_to(a."document", 'UTF8')), 'hex') = a."documentSha256"
  AND (SELECT count(*) FROM "Invoice" i WHERE i."number" = a."invoiceNumber" AND i."requestId" = sale.request
    AND i."grossCents" = a."dueNowGrossCents") = 1 THEN 'whole' ELSE 'broken' END`;
const OF_SERVICE = `JOIN "Service" s ON s."requestId" = sale.request`;
const OF_SUBSCRIPTION = `JOIN "Subscription" u ON u."requestId" = sale.request`;

const COUNTS = `
  WITH sale AS MATERIALIZED (
    SELECT r."id" AS request, r."contactEmail" AS email, l."id" AS lead, r."status"::text AS "requestStatus",
      l."status"::text AS "leadStatus", array_remove(array_agg(q."id"), NULL) AS quotes
    FROM "HostingRequest" r JOIN "CrmLead" l ON l."hostingRequestId" = r."id"
    LEFT JOIN "Quote" q ON q."leadId" = l."id" WHERE r."id" = $1 GROUP BY 1, 2, 3, 4, 5),
  subjects AS MATERIALIZED (
    SELECT request AS id FROM sale UNION ALL SELECT lead FROM sale UNION ALL SELECT unnest(quotes) FROM sale
    UNION ALL SELECT s."id" FROM sale ${OF_SERVICE}
    UNION ALL SELECT u."id" FROM sale ${OF_SUBSCRIPTION}
    UNION ALL SELECT i."id" FROM sale JOIN "Invoice" i ON i."requestId" = sale.request)
  SELECT ${[
    `sale."requestStatus" AS "request"`,
    `sale."leadStatus" AS "lead"`,
    counted(
      'automatic',
      'x."outcome"',
      '"AutomaticQuote" x WHERE x."requestId" = sale.request AND x."outcome" = \'quoted\'',
    ),
    counted('versions', 'v."status"::text', '"QuoteVersion" v WHERE v."quoteId" = ANY (quotes)'),
    counted('proofs', PROOF, '"QuoteAcceptance" a WHERE a."quoteId" = ANY (quotes)'),
    counted(
      'papers',
      'd."kind"::text',
      '"QuoteDocument" d JOIN "QuoteVersion" v ON v."id" = d."versionId" WHERE v."quoteId" = ANY (quotes)',
    ),
    counted('places', 'h."state"::text', '"CapacityHold" h WHERE h."requestId" = sale.request'),
    counted('services', 's."state"::text', '"Service" s WHERE s."requestId" = sale.request'),
    counted(
      'steps',
      `p."run" || '-' || p."name" || '-' || p."state"`,
      '"ServiceStep" p JOIN "Service" s ON s."id" = p."serviceId" WHERE s."requestId" = sale.request',
    ),
    counted(
      'servers',
      'n."power"::text',
      '"NodeServer" n JOIN "Service" s ON s."id" = n."serviceId" WHERE s."requestId" = sale.request',
    ),
    counted(
      'invoices',
      `CASE WHEN i."number" IS NULL THEN 'draft' WHEN i."paidCents" >= i."grossCents" THEN 'paid' ELSE 'open' END`,
      '"Invoice" i WHERE i."requestId" = sale.request',
    ),
    counted(
      'payments',
      'p."kind"::text',
      '"Payment" p JOIN "Invoice" i ON i."id" = p."invoiceId" WHERE i."requestId" = sale.request',
    ),
    counted('subscriptions', 'u."state"::text', '"Subscription" u WHERE u."requestId" = sale.request'),
    counted(
      'periods',
      `p."ordinal" || CASE WHEN p."invoiceId" IS NULL THEN '-unbilled' ELSE '' END`,
      '"SubscriptionPeriod" p JOIN "Subscription" u ON u."id" = p."subscriptionId" WHERE u."requestId" = sale.request',
    ),
    counted(
      'changes',
      'c."kind"',
      '"SubscriptionChange" c JOIN "Subscription" u ON u."id" = c."subscriptionId" WHERE u."requestId" = sale.request',
    ),
    counted(
      'dunning',
      'd."kind" || d."days"::text',
      '"DunningAction" d JOIN "Invoice" i ON i."id" = d."invoiceId" WHERE i."requestId" = sale.request',
    ),
    counted(
      'letters',
      `m."template" || '-' || m."status"`,
      '"EmailMessage" m WHERE m."toEmail" = sale.email',
    ),
    counted(
      'timeline',
      `c."type" || COALESCE('-' || (c."data"->>'event'), '')`,
      '"CrmActivity" c WHERE c."leadId" = sale.lead',
    ),
    counted('stages', 'g."to"::text', '"LeadStageChange" g WHERE g."leadId" = sale.lead'),
    counted(
      'news',
      'e."type"',
      '"PulseEvent" e WHERE e."leadId" = sale.lead OR e."requestId" = sale.request',
    ),
    counted(
      'bells',
      'b."kind"',
      `"Notification" b WHERE split_part(b."href", '/', 4) IN (SELECT id FROM subjects)
        OR split_part(b."href", '/', 5) IN (SELECT id FROM subjects)`,
    ),
    counted('audit', 'o."action"', '"AuditEntry" o WHERE o."subjectId" IN (SELECT id FROM subjects)'),
    counted(
      'jobs',
      't."identifier"',
      `graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t."id" = j.task_id
       WHERE j.payload->>'serviceId' IN (SELECT id FROM subjects)
         OR j.payload->>'versionId' IN (SELECT v."id" FROM "QuoteVersion" v WHERE v."quoteId" = ANY (quotes))
         OR j.payload->>'emailId' IN (SELECT m."id" FROM "EmailMessage" m WHERE m."toEmail" = sale.email)`,
    ),
  ].join(',\n')}
  FROM sale`;

/** What came of an order until now, counted from the rows. */
export async function recountSale(databaseUrl: string, requestId: string): Promise<SaleCount> {
  const [count] = await rowsOf<SaleCount>(databaseUrl, COUNTS, [requestId]);
  return count ?? {};
}

/** Until nothing of it waits for the worker; what it has come to then. */
export async function settledSale(databaseUrl: string, requestId: string): Promise<SaleCount> {
  const end = Date.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const count = await recountSale(databaseUrl, requestId);
    if (count.jobs === null || Date.now() > end) return count;
    await sleep(250);
  }
}

/** Once all is done: exactly this, and nothing twice that comes a little later. */
export async function expectSale(databaseUrl: string, requestId: string, whole: SaleCount): Promise<void> {
  const end = Date.now() + SETTLE_LIMIT_MS;
  while (!isDeepStrictEqual(await recountSale(databaseUrl, requestId), whole) && Date.now() < end)
    await sleep(250);
  await sleep(300);
  expect(await settledSale(databaseUrl, requestId)).toEqual(whole);
}

/** Series of documents whose numbers have a gap, or whose counter says another than the last. */
export const gapsIn = (databaseUrl: string): Promise<unknown[]> =>
  rowsOf(
    databaseUrl,
    `SELECT i."kind", i."seriesYear", count(*), max(i."ordinal") FROM "Invoice" i
     JOIN "DocumentSeries" d ON d."kind" = i."kind" WHERE i."number" IS NOT NULL GROUP BY 1, 2, d."year", d."lastOrdinal"
     HAVING count(*) <> max(i."ordinal") OR d."year" = i."seriesYear" AND d."lastOrdinal" <> max(i."ordinal")`,
  );

/** Machines whose sums are not those of their places. */
export const placesOff = (databaseUrl: string): Promise<unknown[]> =>
  rowsOf(
    databaseUrl,
    `SELECT n."name" FROM "CloudNode" n LEFT JOIN "CapacityHold" h ON h."nodeId" = n."id" GROUP BY n."id"
     HAVING (n."reservedRam", n."usedRam") IS DISTINCT FROM (
       COALESCE(sum(h."ram") FILTER (WHERE h."state" = 'reserved'), 0)::int,
       COALESCE(sum(h."ram") FILTER (WHERE h."state" = 'in_use'), 0)::int)`,
  );
