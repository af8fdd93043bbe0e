import 'server-only';
import { EventEmitter } from 'node:events';
import { run, type WorkerEvents } from 'graphile-worker';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { startHeartbeat } from './heartbeat';
import { jobLogger, logJobEvents } from './job-logger';
import { OrphanedJobs } from './orphaned-jobs';
import { parsedSchedule } from './schedule';
import { jobHandlers, taskListOf } from './tasks';
import { tellAdminsOfFailure } from './tell-admins';
import { WorkerLocks } from './worker-locks';

export type RunningWorker = {
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
  /** Settles when the worker has ended, by `stop` or by itself; rejects when it broke. */
  finished: Promise<void>;
};

const CONCURRENCY = 4;
const POLL_INTERVAL_MS = 2_000;

/**
 * Starts the worker: jobs begin milliseconds after their commit (LISTEN/NOTIFY), scheduled ones by
 * the clock, and those whose notification got lost by the poll. Any number of copies may run. Signals
 * are the caller's business.
 */
export async function runWorker(
  handlers = jobHandlers,
  pollInterval = POLL_INTERVAL_MS,
): Promise<RunningWorker> {
  const { DATABASE_URL } = env();
  const locks = new WorkerLocks(DATABASE_URL);
  await locks.connect();
  const events: WorkerEvents = new EventEmitter();
  logJobEvents(events);
  events.on('job:failed', ({ job }) => {
    tellAdminsOfFailure(job.task_identifier).catch((error: unknown) =>
      logger.error({ err: error }, 'admins not told of a failed job'),
    );
  });
  events.on('worker:create', ({ worker }) => locks.add(worker.workerId));
  // One that could not write down how its job ended gives up; the library puts another in its place.
  events.on('worker:stop', ({ worker }) => locks.remove(worker.workerId));
  const runner = await run({
    connectionString: DATABASE_URL,
    maxPoolSize: CONCURRENCY + 4,
    concurrency: CONCURRENCY,
    pollInterval,
    noHandleSignals: true,
    taskList: taskListOf(handlers),
    parsedCronItems: parsedSchedule(),
    events,
    logger: jobLogger,
  });
  const orphaned = new OrphanedJobs(() => locks.workerIds);
  const stopHeartbeat = startHeartbeat('worker', () => orphaned.look());
  logger.info({ concurrency: CONCURRENCY }, 'worker ready');
  let stopping = false;
  const finished = runner.promise
    .then(() => {
      if (!stopping) throw new Error('the worker ended by itself');
    })
    .finally(async () => {
      stopHeartbeat();
      orphaned.stop();
      await locks.stop();
      await db.$disconnect();
    });
  // Whoever does not wait for the end learns of it by the log.
  finished.catch((error: unknown) => logger.error({ err: error }, 'worker ended'));
  return {
    finished,
    stop: async () => {
      stopping = true;
      await runner.stop();
      await finished;
    },
  };
}
