import 'server-only';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LeadStatus } from '@/lib/db/generated/enums';

type Place = { leadId: string; to: LeadStatus; beforeId?: string; afterId?: string };
type Gap = { lower: string | null; middle: string; exhausted: boolean };

// Cards spread out around a place where the numbers have run out; grows until there is room.
const FIRST_WINDOW = 64;
const WINDOW_GROWTH = 8;

/** One move into a column at a time, so that two never choose the same place; held until the commit. */
export async function lockColumn(tx: Db, status: LeadStatus): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`board:${status}`}, 0))`;
}

/**
 * The position between the two cards named, or next to the one that is still there, or at the top of the
 * column. The middle of its neighbours, computed by the database in exact decimals; when no number is
 * left between them the cards after are spread out first: `spread` says so. Call it under `lockColumn`.
 */
export async function freePosition(tx: Db, place: Place): Promise<{ position: string; spread: boolean }> {
  const gap = await findGap(tx, place);
  if (!gap.exhausted) return { position: gap.middle, spread: false };
  await makeRoom(tx, place, gap.lower ?? '0');
  return { position: (await findGap(tx, place)).middle, spread: true };
}

function columnWithout({ leadId, to }: Place): Prisma.Sql {
  return Prisma.sql`"status" = ${to}::"LeadStatus" AND "id" <> ${leadId}`;
}

async function findGap(tx: Db, place: Place): Promise<Gap> {
  const column = columnWithout(place);
  const before = place.beforeId ?? '';
  const after = place.afterId ?? '';
  const [gap] = await tx.$queryRaw<Gap[]>`
    WITH anchor AS (
      SELECT
        (SELECT "boardPosition" FROM "CrmLead" WHERE ${column} AND "id" = ${before}) AS "before",
        (SELECT "boardPosition" FROM "CrmLead" WHERE ${column} AND "id" = ${after}) AS "after"
    ), bounds AS (
      SELECT
        CASE
          WHEN "before" IS NOT NULL THEN "before"
          WHEN "after" IS NOT NULL THEN (
            SELECT "boardPosition" FROM "CrmLead"
            WHERE ${column} AND ("boardPosition", "id") < ("after", ${after})
            ORDER BY "boardPosition" DESC, "id" DESC LIMIT 1)
        END AS "lower",
        CASE
          WHEN "before" IS NULL AND "after" IS NOT NULL THEN "after"
          WHEN "before" < "after" THEN "after"
          WHEN "before" IS NOT NULL THEN (
            SELECT "boardPosition" FROM "CrmLead"
            WHERE ${column} AND ("boardPosition", "id") > ("before", ${before})
            ORDER BY "boardPosition", "id" LIMIT 1)
          ELSE (
            SELECT "boardPosition" FROM "CrmLead" WHERE ${column} ORDER BY "boardPosition", "id" LIMIT 1)
        END AS "upper"
      FROM anchor
    ), middle AS (
      SELECT "lower", "upper", CASE
        WHEN "lower" IS NULL AND "upper" IS NULL THEN 0
        WHEN "lower" IS NULL THEN "upper" - 1
        WHEN "upper" IS NULL THEN "lower" + 1
        ELSE round(("lower" + "upper") * 0.5, 30)
      END AS "middle" FROM bounds
    )
    SELECT "lower"::text, "middle"::text,
      COALESCE("middle" <= "lower" OR "middle" >= "upper", FALSE) AS "exhausted"
    FROM middle`;
  if (!gap) throw new Error('the board gave no position');
  return gap;
}

async function makeRoom(tx: Db, place: Place, lower: string): Promise<void> {
  for (let window = FIRST_WINDOW; ; window *= WINDOW_GROWTH) {
    if ((await spreadOut(tx, place, lower, window)) > 0) return;
  }
}

/** Spaces the `window` cards from `lower` on evenly up to the card after them; 0 when that gap is too small too. */
async function spreadOut(tx: Db, place: Place, lower: string, window: number): Promise<number> {
  const column = columnWithout(place);
  return tx.$executeRaw`
    WITH crowded AS (
      SELECT "id", row_number() OVER (ORDER BY "boardPosition", "id") AS "rank"
      FROM (
        SELECT "id", "boardPosition" FROM "CrmLead"
        WHERE ${column} AND "boardPosition" >= ${lower}::numeric
        ORDER BY "boardPosition", "id" LIMIT ${window}) first
    ), room AS (
      SELECT
        (SELECT count(*) FROM crowded) AS "cards",
        COALESCE(
          (SELECT "boardPosition" FROM "CrmLead"
            WHERE ${column} AND "boardPosition" >= ${lower}::numeric
            ORDER BY "boardPosition", "id" OFFSET ${window} LIMIT 1),
          ${lower}::numeric + (SELECT count(*) FROM crowded) + 1) - ${lower}::numeric AS "width"
    )
    UPDATE "CrmLead" SET "boardPosition" =
      round(${lower}::numeric + room."width" * crowded."rank" / (room."cards" + 1), 30)
    FROM crowded, room
    WHERE "CrmLead"."id" = crowded."id" AND room."width" > (room."cards" + 1) * 1e-20`;
}
