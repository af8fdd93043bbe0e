import { jobHandlers } from '@/lib/worker/tasks';
import type { TestDb } from '@/tests/setup/test-db';

type Job = { id: string; task: string; payload: unknown };

/**
 * Does the work of a worker in its order, without one: the jobs of services that are due, until none is left or `most`
 * were done. `early`: those that wait for their time too. `times`: each so often at once, as when a worker is taken for
 * dead that is not.
 */
export async function runServiceJobs(
  query: TestDb['query'],
  most = 100,
  early = false,
  times = 1,
): Promise<void> {
  for (let done = 0; done < most; done += 1) {
    const [job] = await query<Job>(
      `DELETE FROM graphile_worker._private_jobs WHERE id = (
         SELECT j.id FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE t.identifier IN ('provision_service', 'service-changed') AND ($1 OR j.run_at <= now())
         ORDER BY j.run_at, j.id LIMIT 1)
       RETURNING id::text, payload,
         (SELECT identifier FROM graphile_worker._private_tasks t WHERE t.id = task_id) AS task`,
      [early],
    );
    if (!job) return;
    await Promise.all(Array.from({ length: times }, () => run(job)));
  }
}

function run({ task, payload }: Job): Promise<void> {
  const attempt = { attempt: 1, isLast: false };
  return task === 'provision_service'
    ? jobHandlers.provision_service(payload as { serviceId: string; run: number }, attempt)
    : jobHandlers['service-changed'](payload as { serviceId: string }, attempt);
}
