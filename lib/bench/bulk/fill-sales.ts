import 'server-only';
import type { Sql } from './without-indexes';

type Options = { count: number; batch?: number };

const BATCH = 20_000;

/**
 * Sales as three years of business leave them: each a client with their lead, order, quote, server, subscription and two
 * invoices, copied from those of the demo. Documents go in past their guards, which let in one at a time; what is counted
 * is counted as ever. The worker finds nothing to do about any of it: what comes next is invoiced, what is late has had its
 * reminders, what is over has ended. The same number makes the same sale.
 */
export async function fillSales(sql: Sql, { count, batch = BATCH }: Options): Promise<void> {
  for (let first = 1; first <= count; first += batch) {
    const sales = numbered(first, Math.min(first + batch - 1, count), count);
    for (const statement of PEOPLE) await sql.query(`WITH ${sales} ${statement}`);
    const unguarded = DOCUMENTS.map((statement) => `WITH ${sales} ${statement};`).join('\n');
    await sql.query(`BEGIN; SET LOCAL session_replication_role = replica; ${unguarded} COMMIT`);
    await sql.query(
      `WITH ${sales} INSERT INTO "RevenueStep"
       SELECT steps.* FROM revenue_steps_of(ARRAY(SELECT "subscription" FROM sale)) steps ON CONFLICT DO NOTHING`,
    );
  }
  await sql.query('ANALYZE');
}

const id = (kind: string) => `md5('${kind}' || n)::uuid::text AS "${kind}"`;

/** The numbers of a batch, each with its day and what its rows are called: more of them lately. */
const numbered = (first: number, last: number, count: number) => `sale AS MATERIALIZED (
  SELECT n, ${['client', 'lead', 'order', 'quote', 'version', 'server', 'subscription', 'invoice', 'renewal'].map(id).join(', ')},
    at, (at AT TIME ZONE 'Europe/Paris')::date AS "day", sellers.ids[1 + n % array_length(sellers.ids, 1)] AS "seller"
  FROM (SELECT n, date_trunc('milliseconds', now() - interval '1095 days' * (1 - sqrt((n - 0.5) / ${count}.0))) AS at
    FROM generate_series(${first}, ${last}) n) dated
  CROSS JOIN (SELECT array_agg("id" ORDER BY "email") AS ids FROM "User" WHERE "role" = 'SELLER') sellers)`;

/** A copy a sale of one row of the demo, with what differs; nothing where there already is one. */
const copies = (table: string, template: string, changes: string, only = 'TRUE') => `
  INSERT INTO "${table}" SELECT copy.* FROM (SELECT * FROM sale WHERE ${only}) sale
  CROSS JOIN (SELECT to_jsonb(t) AS template FROM "${table}" t WHERE ${template} LIMIT 1) found
  CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", template || jsonb_build_object(${changes})) copy
  ON CONFLICT DO NOTHING`;

const PEOPLE = [
  copies(
    'User',
    `"role" = 'CLIENT'`,
    `'id', "client", 'email', 'sale' || n || '@ventes.test', 'name', 'Client ' || n, 'company', 'Atelier ' || n,
     'createdAt', at, 'updatedAt', at, 'passwordHash', NULL`,
  ),
  copies(
    'HostingRequest',
    `"status" = 'active'`,
    `'id', "order", 'reference', 'CNH-SALE-' || n, 'idempotencyKey', "order", 'receiptTokenHash', "order",
     'userId', "client", 'contactEmail', 'sale' || n || '@ventes.test', 'createdAt', at, 'activatedAt', at + interval '2 hours'`,
  ),
  copies(
    'CrmLead',
    `"hostingRequestId" IS NOT NULL AND "status" = 'won'`,
    `'id', "lead", 'hostingRequestId', "order", 'customerId', "client", 'assignedToId', "seller",
     'title', 'Hébergement · Atelier ' || n, 'company', 'Atelier ' || n, 'contactEmail', 'sale' || n || '@ventes.test',
     'boardPosition', -900000000 - n, 'createdAt', at, 'updatedAt', at, 'stageChangedAt', at, 'closedAt', at`,
  ),
];

/** Nine in ten are paid; each has a number of a series that nobody else uses. */
const invoice = (name: string, days: number, ordinal: number) =>
  copies(
    'Invoice',
    `"kind" = 'invoice' AND "issuedAt" IS NOT NULL AND "requestId" IS NOT NULL`,
    `'id', "${name}", 'sourceKey', "${name}", 'number', 'FB-${ordinal}-' || n, 'ordinal', ${ordinal} + n,
     'issuedAt', at + interval '${days} days',
     'issuedOn', ((at + interval '${days} days') AT TIME ZONE 'Europe/Paris')::date,
     'dueOn', ((at + interval '${days} days') AT TIME ZONE 'Europe/Paris')::date + (template->>'dueDays')::int,
     'seriesYear', extract(year FROM (at + interval '${days} days') AT TIME ZONE 'Europe/Paris')::int,
     'requestId', "order", 'userId', "client", 'subscriptionId', "subscription", 'createdById', NULL,
     'buyerName', 'Atelier ' || n, 'buyerEmail', 'sale' || n || '@ventes.test', 'createdAt', at,
     'paidCents', CASE WHEN n % 10 > 0 THEN template->'grossCents' ELSE '0'::jsonb END, 'refundedCents', 0, 'creditedCents', 0`,
    `at + interval '${days} days' < now()`,
  );

const change = (kind: string, state: string, after: string, only: string) =>
  copies(
    'SubscriptionChange',
    'TRUE',
    `'id', md5('${kind}' || n)::uuid::text, 'subscriptionId', "subscription", 'kind', '${kind}', 'state', '${state}',
     'data', '{}'::jsonb, 'actorId', NULL, 'idempotencyKey', NULL, 'at', at + interval '${after}'`,
    only,
  );

/** A line of each period; every seventh client took more after a hundred days. */
const line = (name: string, net: string, from: string, to: string, only: string) =>
  copies(
    'SubscriptionLine',
    `"everyMonths" IS NULL`,
    `'id', md5('${name}' || n)::uuid::text, 'subscriptionId', "subscription", 'netCents', ${net}, 'unitNetCents', ${net},
     'validFrom', ${from}, 'validTo', ${to}`,
    only,
  );

const GREW = `n % 7 = 0 AND at < now() - interval '101 days'`;
const LEFT = `n % 20 = 0 AND at < now() - interval '201 days'`;

/** The period after the one that runs. */
const NEXT = `(extract(year FROM age(now(), at)) * 12 + extract(month FROM age(now(), at)))::int + 1`;
const IS_OVER = `at < now() - interval '29 days'`;

const DOCUMENTS = [
  copies(
    'Subscription',
    `"state" = 'active' AND "cycle" = 'monthly'`,
    `'id', "subscription", 'requestId', "order", 'userId', "client", 'startsOn', "day", 'createdAt', at, 'updatedAt', at,
     'state', CASE WHEN ${LEFT} THEN 'ended' ELSE 'active' END, 'endsOn', CASE WHEN ${LEFT} THEN "day" + 200 END`,
  ),
  line('line', '1990 + n % 5 * 1000', '"day"', `CASE WHEN ${GREW} THEN "day" + 100 END`, 'TRUE'),
  line('more', '2990 + n % 5 * 1000', '"day" + 100', 'NULL', GREW),
  change('started', 'pending', '0 hours', 'TRUE'),
  change('active', 'active', '2 hours', 'TRUE'),
  change('ended', 'ended', '200 days', LEFT),
  copies(
    'SubscriptionPeriod',
    `"ordinal" = 0`,
    `'subscriptionId', "subscription", 'ordinal', ${NEXT}, 'startsOn', ("day" + make_interval(months => ${NEXT}))::date,
     'endsOn', ("day" + make_interval(months => ${NEXT} + 1))::date, 'invoiceId', "invoice", 'createdAt', at`,
  ),
  copies(
    'Service',
    `"state" = 'active'`,
    `'id', "server", 'requestId', "order", 'ordinal', 1, 'userId', "client", 'externalId', "server",
     'createdAt', at, 'updatedAt', at, 'startedAt', at, 'activatedAt', at + interval '2 hours'`,
  ),
  invoice('invoice', 0, 1_000_000),
  invoice('renewal', 30, 500_000_000),
  ...['invoice', 'renewal'].map((name) =>
    copies(
      'InvoiceLine',
      '"position" = 0',
      `'id', md5('line of ${name}' || n)::uuid::text, 'invoiceId', "${name}"`,
      name === 'renewal' ? `at + interval '30 days' < now()` : 'TRUE',
    ),
  ),
  `INSERT INTO "DunningAction" ("id", "invoiceId", "kind", "days", "at")
   SELECT md5('step ' || i."id" || step)::uuid::text, i."id", (step->>'kind')::"DunningKind", (step->>'days')::int, now()
   FROM sale JOIN "Invoice" i ON i."id" IN (sale."invoice", sale."renewal") AND i."paidCents" = 0,
     jsonb_array_elements((SELECT "dunning" FROM "BillingSettings")) step ON CONFLICT DO NOTHING`,
  copies(
    'Quote',
    `"status" = 'sent'`,
    `'id', "quote", 'reference', 'CNQ-SALE-' || n, 'idempotencyKey', "quote", 'leadId', "lead", 'createdById', "seller",
     'status', CASE WHEN ${IS_OVER} THEN 'expired' ELSE 'sent' END, 'createdAt', at`,
  ),
  copies(
    'QuoteVersion',
    `"status" = 'sent'`,
    `'id', "version", 'quoteId', "quote", 'number', 1, 'createdById', "seller", 'createdAt', at,
     'sentAt', at + interval '1 minute', 'validUntil', "day" + 30, 'expiresAt', at + interval '30 days',
     'status', CASE WHEN ${IS_OVER} THEN 'expired' ELSE 'sent' END,
     'closedAt', CASE WHEN ${IS_OVER} THEN at + interval '30 days' END,
     'buyerEmail', 'sale' || n || '@ventes.test'`,
  ),
  `INSERT INTO "QuoteReminder" ("id", "versionId", "kind")
   SELECT md5('reminder' || n || kind)::uuid::text, "version", kind FROM sale, unnest(ARRAY['silence', 'expiry']) kind
   WHERE NOT ${IS_OVER} ON CONFLICT DO NOTHING`,
  copies(
    'QuoteLine',
    'TRUE',
    `'id', md5('quote line' || n)::uuid::text, 'versionId', "version", 'position', 0`,
  ),
];
