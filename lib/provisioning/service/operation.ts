import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma, Service } from '@/lib/db/generated/client';
import type { ServiceOperation } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { enqueueJob } from '@/lib/jobs/enqueue';
import { OPERATION_STEPS } from './status';

/** Enough for a worker that dies again and again; steps count their own failures. */
const MOST_RUNS = 25;

/** The next step of the operation underway, as a job of its own. One at a time for each service. */
export async function enqueueStep(tx: Db, serviceId: string, run: number, runAt?: Date): Promise<void> {
  const name = `service:${serviceId}`;
  const options = { key: name, queue: name, runAt, maxAttempts: MOST_RUNS };
  await enqueueJob(tx, 'provision_service', { serviceId, run }, options);
}

/** Whoever must react to a new state does so in the worker, after the commit. */
export async function announceState(tx: Db, serviceId: string): Promise<void> {
  await enqueueJob(tx, 'service-changed', { serviceId });
}

/**
 * Starts an operation of a service whose row the caller has locked: what was underway before is over, its answers no
 * longer count. `change` is what else is written with it.
 */
export async function beginOperation(
  tx: Db,
  service: Pick<Service, 'id' | 'run' | 'state'>,
  operation: ServiceOperation,
  change: Prisma.ServiceUncheckedUpdateInput = {},
): Promise<void> {
  const { id: serviceId } = service;
  const run = service.run + 1;
  const at = now();
  await tx.serviceStep.updateMany({
    where: { serviceId, state: { notIn: ['done', 'skipped'] } },
    data: { state: 'skipped', nextTryAt: null },
  });
  await tx.service.update({ where: { id: serviceId }, data: { ...change, operation, run } });
  await tx.serviceStep.createMany({
    data: OPERATION_STEPS[operation].map((name, position) => {
      const isOver = name === 'paid';
      const over = { state: 'done', attempts: 1, startedAt: at, finishedAt: at } as const;
      return { id: newId(), serviceId, run, operation, name, position, ...(isOver ? over : {}) };
    }),
  });
  await enqueueStep(tx, serviceId, run);
  if (change.state && change.state !== service.state) await announceState(tx, serviceId);
}
