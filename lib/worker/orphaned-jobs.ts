import 'server-only';
import { db } from '@/lib/db/client';
import { logger } from '@/lib/logger';
import { LOCK_CLASS } from './worker-locks';

/** A worker whose connection broke holds its lock again long before that. */
const GRACE_MS = 3_000;
/** Timers may ring a little early. */
const MARGIN_MS = 50;

/**
 * Sets free the jobs of workers that died in the middle of them; the job library alone would let them wait four
 * hours. A worker has died when nobody holds its lock, at one look and at another some seconds later.
 */
export class OrphanedJobs {
  readonly #ownWorkers: () => string[];
  readonly #graceMs: number;
  /** Since when, by this process's own count, nobody has been seen to hold a worker's lock. */
  #missing = new Map<string, number>();
  #nextLook: NodeJS.Timeout | null = null;

  constructor(ownWorkers: () => string[], graceMs = GRACE_MS) {
    this.#ownWorkers = ownWorkers;
    this.#graceMs = graceMs;
  }

  /** Takes over what may be taken over by now, and looks again by itself when there may soon be more. */
  async look(): Promise<void> {
    const at = performance.now();
    const missing = await missingWorkers(this.#ownWorkers());
    this.#missing = new Map(missing.map((id) => [id, this.#missing.get(id) ?? at]));
    const dead = missing.filter((id) => at - (this.#missing.get(id) ?? at) >= this.#graceMs);
    const workers = dead.length > 0 ? await releaseJobsOf(dead) : 0;
    if (workers > 0) logger.warn({ workers }, 'took over the jobs of workers that died');
    if (missing.length > dead.length) this.#lookLater();
  }

  stop(): void {
    if (this.#nextLook) clearTimeout(this.#nextLook);
  }

  #lookLater(): void {
    if (this.#nextLook) return;
    this.#nextLook = setTimeout(() => {
      this.#nextLook = null;
      this.look().catch((error: unknown) => logger.warn({ err: error }, 'orphaned jobs not looked for'));
    }, this.#graceMs + MARGIN_MS);
  }
}

/** Who has begun jobs, is none of these, and holds no lock. */
async function missingWorkers(own: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ workerId: string }[]>`
    WITH holders AS MATERIALIZED (
      SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
      WHERE locked_by IS NOT NULL AND locked_by <> ALL(${own}::text[]))
    SELECT locked_by AS "workerId" FROM holders
    WHERE pg_try_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(locked_by))`;
  return rows.map(({ workerId }) => workerId);
}

/** Returns how many of them were dead indeed: one that came back in this very moment is left alone. */
async function releaseJobsOf(missing: readonly string[]): Promise<number> {
  return db.$transaction(async (tx) => {
    const dead = await tx.$queryRaw<{ workerId: string }[]>`
      WITH missing AS MATERIALIZED (SELECT unnest(${missing}::text[]) AS "workerId")
      SELECT "workerId" FROM missing WHERE pg_try_advisory_xact_lock(${LOCK_CLASS}::int, hashtext("workerId"))`;
    if (dead.length === 0) return 0;
    const workerIds = dead.map(({ workerId }) => workerId);
    // What was asked for anew while it ran never runs again, the new job does: left here it would look given up.
    await tx.$executeRaw`
      DELETE FROM graphile_worker._private_jobs
      WHERE locked_by = ANY(${workerIds}) AND key IS NULL AND attempts = max_attempts AND updated_at > locked_at`;
    await tx.$executeRaw`SELECT graphile_worker.force_unlock_workers(${workerIds})`;
    // Unlocking tells nobody by itself; each had begun one job.
    await tx.$executeRaw`SELECT pg_notify('jobs:insert', ${JSON.stringify({ count: dead.length })})`;
    return dead.length;
  });
}
