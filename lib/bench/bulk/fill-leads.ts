import 'server-only';
import { type Sql, withoutIndexes } from './without-indexes';

type Options = {
  count: number;
  /** Numbers start here, so that more can be added to what is there. */
  from?: number;
  /** Rows a statement; the progress between two is told. */
  batch?: number;
  onProgress?: (written: number) => void;
};

/** Marks what was filled in, among leads of other making. */
export const FILLED_TITLE = 'Hébergement';

const BATCH = 100_000;
const TABLES = ['CrmLead', 'LeadStageChange', 'CrmActivity'];

/**
 * Leads as three years of business leave them: more of them lately, the old ones closed, unevenly spread over the sellers
 * there are, some in the pool, each with its first stage and two lines of timeline. The same number makes the same lead.
 */
export async function fillLeads(
  sql: Sql,
  { count, from = 0, batch = BATCH, onProgress }: Options,
): Promise<void> {
  await withoutIndexes(sql, TABLES, async () => {
    for (let start = from; start < from + count; start += batch) {
      const end = Math.min(start + batch, from + count);
      await sql.query(LEADS, [start, end - 1, from + count]);
      onProgress?.(end - from);
    }
    await sql.query(STAGES, [from]);
    await sql.query(ACTIVITIES, [from]);
  });
}

/** As `normalizeSearch` writes them; these are all the accents the names below have. */
const ACCENTS = `'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'`;

const LEADS = `
WITH sellers AS (
  SELECT array_agg("id" ORDER BY "email") AS ids FROM "User" WHERE "role" = 'SELLER' AND "active"
), numbers AS (
  SELECT n, md5('lead' || n) AS hash FROM generate_series($1::int, $2::int) n
), chances AS (
  SELECT n, hash,
    ('x' || substr(hash, 1, 7))::bit(28)::int / 268435456.0 AS a,
    ('x' || substr(hash, 8, 7))::bit(28)::int / 268435456.0 AS b,
    ('x' || substr(hash, 15, 7))::bit(28)::int / 268435456.0 AS c,
    -- Twice as many in the last year as in the two before it.
    now() - interval '1095 days' * (1 - sqrt((n + 0.5) / $3::float8)) - interval '1 minute' AS at
  FROM numbers
), people AS (
  SELECT *,
    (ARRAY['Camille','Louis','Inès','Hugo','Léa','Zoé','Noé','Emma','Adam','Chloé','Jules','Nora','Élise','Théo','Maëlys','Arthur'])[1 + floor(a * 16)::int] AS first,
    (ARRAY['Martin','Bernard','Petit','Durand','Lefèvre','Moreau','Simon','Garcia','Müller','Smith','Roux','Fontaine','Mercier','Bélanger','Dupont','Girard','Noël','Rey','Caron','Leroy'])[1 + floor(b * 20)::int] AS last,
    CASE WHEN c < 0.6 THEN (ARRAY['Atelier','Studio','Librairie','Garage','Cabinet','Ferme','Clinique','Agence','Boutique','Société'])[1 + floor(a * 10)::int]
      || ' ' || (ARRAY['du Canal','Horizon','des Lilas','Nord','Azur','du Port','Lumière','Saint-Jean','Alpha','des Halles'])[1 + floor(b * 10)::int] || ' ' || n END AS company,
    CASE
      WHEN at < now() - interval '60 days' THEN
        (CASE WHEN c < 0.55 THEN 'lost' WHEN c < 0.9 THEN 'won' WHEN c < 0.94 THEN 'contacted' WHEN c < 0.97 THEN 'qualified' ELSE 'proposal' END)
      ELSE (CASE WHEN c < 0.35 THEN 'new' WHEN c < 0.6 THEN 'contacted' WHEN c < 0.78 THEN 'qualified' WHEN c < 0.9 THEN 'proposal' WHEN c < 0.96 THEN 'won' ELSE 'lost' END)
    END::"LeadStatus" AS status
  FROM chances
)
INSERT INTO "CrmLead" ("id", "source", "status", "priority", "assignedToId", "title", "contactName", "contactEmail",
  "company", "locale", "estimatedValueCents", "probability", "score", "scorePoints", "lostReason", "nextFollowUpAt",
  "boardPosition", "searchText", "stageChangedAt", "closedAt", "createdAt", "updatedAt")
SELECT
  -- As a UUID of version 7 is made: the time first, so that neighbours in time are neighbours in the index.
  substr(stamp, 1, 8) || '-' || substr(stamp, 9, 4) || '-7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3) || '-' || substr(hash, 7, 12),
  (ARRAY['hosting_form','hosting_form','hosting_form','service_form','referral','cold_call','email','other'])[1 + floor(b * 8)::int]::"LeadSource",
  status,
  (ARRAY['low','medium','medium','high'])[1 + floor(a * 4)::int]::"Priority",
  -- Some sellers have more than others; a tenth of what is new is nobody's yet.
  CASE WHEN status = 'new' AND a < 0.1 THEN NULL ELSE sellers.ids[1 + floor(b * b * array_length(sellers.ids, 1))::int] END,
  '${FILLED_TITLE} ' || (ARRAY['Starter','Professional','Enterprise','sur mesure'])[1 + floor(a * 4)::int] || ' · ' || COALESCE(company, first || ' ' || last),
  first || ' ' || last,
  'contact' || n || '@' || named.domain,
  company,
  CASE WHEN a < 0.8 THEN 'fr' ELSE 'en' END::"Locale",
  (500 + floor(power(10, 2 + 3 * a)))::int * 10,
  CASE status WHEN 'new' THEN 10 WHEN 'contacted' THEN 25 WHEN 'qualified' THEN 50 WHEN 'proposal' THEN 75 WHEN 'won' THEN 100 ELSE 0 END,
  floor(c * 100)::int, '[]'::jsonb,
  CASE WHEN status = 'lost' THEN (ARRAY['price','competitor','no_budget','no_answer','not_a_fit'])[1 + floor(a * 5)::int] END,
  CASE WHEN status NOT IN ('won', 'lost') AND a < 0.5 THEN now() + interval '30 days' * (b - 0.3) END,
  -n - 1000000,
  translate(lower('hebergement ' || first || ' ' || last || ' ' || COALESCE(company, '') || ' contact' || n || ' cnh-' || substr(hash, 1, 4) || '-' || substr(hash, 5, 4)
    || ' ' || named.domain), ${ACCENTS}),
  LEAST(at + interval '20 days' * b, now()), CASE WHEN status IN ('won', 'lost') THEN LEAST(at + interval '20 days' * b, now()) END, at, at
FROM people CROSS JOIN sellers
CROSS JOIN LATERAL (SELECT lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS stamp) stamped
CROSS JOIN LATERAL (SELECT COALESCE(regexp_replace(translate(lower(people.company), ${ACCENTS}), '[^a-z0-9]+', '-', 'g'),
  'personnel') || '.test' AS domain) named
ORDER BY n`;

const FILLED = `"boardPosition" <= -1000000 - $1::int AND "title" LIKE '${FILLED_TITLE} %' AND "contactEmail" ~ '^contact[0-9]+@'`;

const STAGES = `
INSERT INTO "LeadStageChange" ("id", "leadId", "to", "at")
SELECT 'stage-' || "id", "id", 'new', "createdAt" FROM "CrmLead" WHERE ${FILLED} ON CONFLICT DO NOTHING`;

const ACTIVITIES = `
INSERT INTO "CrmActivity" ("id", "leadId", "type", "subject", "createdAt")
SELECT k.kind || '-' || "id", "id", k.kind::"ActivityType", k.subject, "createdAt" + k.later
FROM "CrmLead" CROSS JOIN (VALUES ('created', '', interval '0'), ('note', 'Premier échange', interval '1 hour')) k(kind, subject, later)
WHERE ${FILLED} ON CONFLICT DO NOTHING`;
