import 'server-only';
import { Logger, type WorkerEvents } from 'graphile-worker';
import { logger } from '@/lib/logger';

/** The job library's own lines, in our log's shape. Its errors are worded by `logJobEvents`. */
export const jobLogger = new Logger((scope) => (level, message) => {
  if (level === 'warning') logger.warn({ job: scope.jobId, task: scope.taskIdentifier }, message);
  else logger.debug({ job: scope.jobId, task: scope.taskIdentifier, level }, message);
});

/** Writes down what happens to jobs: retries as warnings, what was given up as errors. */
export function logJobEvents(events: WorkerEvents): void {
  const facts = ({ id, task_identifier, attempts, max_attempts }: JobFacts) => ({
    job: id,
    task: task_identifier,
    attempt: attempts,
    of: max_attempts,
  });
  events.on('job:success', ({ job }) => logger.debug(facts(job), 'job done'));
  events.on('job:error', ({ job, error }) => {
    if (job.attempts < job.max_attempts)
      logger.warn({ ...facts(job), err: error }, 'job failed, will try again');
  });
  events.on('job:failed', ({ job, error }) => logger.error({ ...facts(job), err: error }, 'job given up'));
  events.on('worker:getJob:error', ({ error }) => logger.warn({ err: error }, 'worker cannot ask for jobs'));
  events.on('worker:fatalError', ({ error }) => logger.error({ err: error }, 'worker stopped by an error'));
  events.on('pool:listen:error', ({ error }) => logger.warn({ err: error }, 'worker lost its line'));
}

type JobFacts = { id: string; task_identifier: string; attempts: number; max_attempts: number };
