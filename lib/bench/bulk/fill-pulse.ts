import 'server-only';
import { type Sql, withoutIndexes } from './without-indexes';

type Options = { events: number; visits: number; days?: number; batch?: number };

const DAYS = 365;
const BATCH = 1_000_000;

/** A year of the live feed and of form visits, evenly over the days and unevenly over types and sellers. */
export async function fillPulse(
  sql: Sql,
  { events, visits, days = DAYS, batch = BATCH }: Options,
): Promise<void> {
  await withoutIndexes(sql, ['PulseEvent', 'FormVisit'], async () => {
    for (let start = 0; start < events; start += batch) {
      await sql.query(EVENTS, [start, Math.min(start + batch, events) - 1, events, days]);
    }
    for (let start = 0; start < visits; start += batch) {
      await sql.query(VISITS, [start, Math.min(start + batch, visits) - 1, visits, days]);
    }
  });
}

/** In the order of time, as they happened. */
const EVENTS = `
INSERT INTO "PulseEvent" ("type", "at", "assigneeId", "data")
SELECT
  (ARRAY['request.hosting','request.hosting','lead.assigned','lead.assigned','lead.moved','lead.moved','lead.moved','activity.logged',
    'activity.logged','activity.logged','user.signed_in','request.service','lead.won','lead.lost'])[1 + (n * 7919 % 14)],
  now() - $4::int * interval '1 day' * (1 - n / $3::float8),
  sellers.ids[1 + (n * 104729 % array_length(sellers.ids, 1))],
  jsonb_build_object('reference', 'CNH-' || upper(substr(md5(n::text), 1, 4)) || '-' || upper(substr(md5(n::text), 5, 4)), 'title', 'Hébergement ' || n)
FROM generate_series($1::bigint, $2::bigint) n
CROSS JOIN (SELECT array_agg("id" ORDER BY "email") AS ids FROM "User" WHERE "role" = 'SELLER') sellers
ORDER BY n`;

const VISITS = `
INSERT INTO "FormVisit" ("visitId", "form", "locale", "viewedAt", "startedAt", "step", "errors", "submittedAt")
SELECT 'bench-visit-' || lpad(n::text, 12, '0'), CASE WHEN n % 8 = 0 THEN 'service_request' ELSE 'hosting_order' END,
  CASE WHEN n % 4 = 0 THEN 'en' ELSE 'fr' END::"Locale", at,
  CASE WHEN n % 10 < 7 THEN at + interval '10 seconds' END,
  CASE WHEN n % 10 < 7 THEN (n * 7919 % 7)::int ELSE 0 END, (n % 13 = 0)::int,
  CASE WHEN n % 10 < 2 THEN at + interval '3 minutes' END
FROM generate_series($1::bigint, $2::bigint) n
CROSS JOIN LATERAL (SELECT now() - $4::int * interval '1 day' * (1 - n / $3::float8) AS at) moment
ORDER BY n ON CONFLICT DO NOTHING`;
