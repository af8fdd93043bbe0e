import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { forbiddenError, notFoundError } from '@/lib/errors';
import { requeueEmail } from '@/lib/messaging/requeue-email';

export type FailedJob = {
  id: string;
  task: string;
  attempts: number;
  maxAttempts: number;
  error: string;
  /** Whether it will come again by itself, at `runAt`. */
  givenUp: boolean;
  runAt: Date;
};

const LIMIT = 50;

/** Jobs whose last attempt failed: those given up first. Admins only. */
export async function listFailedJobs(actor: Actor): Promise<FailedJob[]> {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.$queryRaw<FailedJob[]>`
    SELECT "id"::text, task_identifier AS "task", "attempts"::int, max_attempts::int AS "maxAttempts",
      left(COALESCE(last_error, ''), 500) AS "error", "attempts" >= max_attempts AS "givenUp", run_at AS "runAt"
    FROM graphile_worker.jobs
    WHERE locked_at IS NULL AND (last_error IS NOT NULL OR "attempts" >= max_attempts)
    ORDER BY ("attempts" >= max_attempts) DESC, run_at DESC
    LIMIT ${LIMIT}`;
}

/**
 * Lets a failed job try again now, with all its attempts. A message that was given up is queued again
 * with fresh links. Admins only; refuses with `not_found` what is running or done.
 */
export async function retryJob(actor: Actor, { jobId }: { jobId: string }): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const [job] = await tx.$queryRaw<{ task: string; payload: unknown }[]>`
      SELECT t."identifier" AS "task", j."payload"
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t."id" = j.task_id
      WHERE j."id" = ${jobId}::bigint AND j.locked_at IS NULL AND j."attempts" > 0
      FOR UPDATE OF j`;
    if (!job) throw notFoundError();
    await recordAudit(tx, actor, 'job.retried', { type: 'job', id: jobId }, { task: job.task });
    if (job.task === 'send_email' && (await requeueEmail(tx, emailIdOf(job.payload)))) {
      await tx.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY[${jobId}::bigint])`;
      return;
    }
    await tx.$executeRaw`
      SELECT graphile_worker.reschedule_jobs(ARRAY[${jobId}::bigint], run_at => now(), attempts => 0)`;
    // Rescheduling tells no worker by itself, and they look on their own only every two seconds.
    await tx.$executeRaw`SELECT pg_notify('jobs:insert', '{"count":1}')`;
  });
}

function emailIdOf(payload: unknown): string {
  const id = payload !== null && typeof payload === 'object' && 'emailId' in payload ? payload.emailId : null;
  return typeof id === 'string' ? id : '';
}
