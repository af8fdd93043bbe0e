import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench';

const SETTLING_MS = 15 * 60_000;

const LEFT = `SELECT
  (SELECT count(*) FROM "TallyDelta")::int AS "counts",
  (SELECT count(*) FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts)::int AS "jobs"`;

/**
 * A demo, or years of business, come in minutes here: what worker and database do beside them over that time is done
 * before anything is timed.
 */
export async function settle({ sql, say }: Pick<Bench, 'sql' | 'say'>): Promise<void> {
  say('  waiting for jobs and running counts …');
  const deadline = performance.now() + SETTLING_MS;
  for (;;) {
    const { rows } = await sql.query(LEFT);
    const { counts, jobs } = rows[0];
    if (counts === 0 && jobs === 0) break;
    if (performance.now() > deadline)
      throw new Error(`${counts} changes of counts and ${jobs} jobs are left`);
    await sleep(1_000);
  }
  await sql.query('VACUUM (ANALYZE)');
  await sql.query('CHECKPOINT');
}
