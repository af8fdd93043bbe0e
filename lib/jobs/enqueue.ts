import 'server-only';
import type { Db } from '@/lib/db/client';
import type { JobName, JobPayloads } from './catalogue';

type JobOptions = {
  runAt?: Date;
  /** One waiting job a key: a second one replaces the first. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  maxAttempts?: number;
};

/** Adds a job inside the caller's transaction: it exists exactly when the write does. */
export async function enqueueJob<Name extends JobName>(
  tx: Db,
  name: Name,
  payload: JobPayloads[Name],
  options: JobOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}, ${JSON.stringify(payload)}::json,
      run_at => COALESCE(${options.runAt ?? null}::timestamptz, now()),
      max_attempts => ${options.maxAttempts ?? 12}::int,
      job_key => ${options.key ?? null}::text,
      queue_name => ${options.queue ?? null}::text)`;
}
