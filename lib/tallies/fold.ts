import 'server-only';
import { db } from '@/lib/db/client';
import { restWhenBusy } from '@/lib/jobs/rest-when-busy';

/** So many take some hundredths of a second: nobody who waits for a page or an order feels it. */
const BATCH = 2_000;

/**
 * Adds the deltas to the tallies they belong to, in one statement a batch: readers see either. May run
 * twice at once, and again after a crash. Returns how many deltas were folded.
 */
export async function foldTallies(): Promise<number> {
  let folded = 0;
  for (;;) {
    const [batch] = await db.$queryRaw<{ count: number }[]>`
      WITH taken AS (
        DELETE FROM "TallyDelta" WHERE "id" IN (
          SELECT "id" FROM "TallyDelta" ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING "metric", "bucket", "key", "n", "amount"
      ), added AS (
        INSERT INTO "Tally" AS t ("metric", "bucket", "key", "n", "amount")
        SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM taken
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ON CONFLICT ("metric", "bucket", "key") DO UPDATE SET
          "n" = t."n" + EXCLUDED."n", "amount" = t."amount" + EXCLUDED."amount"
      )
      SELECT count(*)::int AS "count" FROM taken`;
    const count = batch?.count ?? 0;
    folded += count;
    if (count < BATCH) return folded;
    await restWhenBusy();
  }
}
