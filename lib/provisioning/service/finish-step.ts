import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma, Service, ServiceStep } from '@/lib/db/generated/client';
import type { ServiceStepName } from '@/lib/db/generated/enums';
import { resolveAlert } from '@/lib/pulse/alerts';
import type { Hint } from '@/lib/realtime/publish';
import { fitPlace, lockPlacement, releasePlace, reservePlaces, usePlace } from '../capacity';
import { ProviderError } from '../providers/provider';
import { readSettings } from '../settings';
import { announceState, beginOperation, enqueueStep } from './operation';
import { alertKey, recordServicePulse } from './record';
import { type FoundServer, isReached } from './status';
import { tellClientOfActive } from './tell';

export type StepJob = { serviceId: string; run: number };

const LOOK_UP_EVERY_MS = 60_000;
/** So long a provider that accepted a call may take to confirm it. */
const PATIENCE_MS = 30 * 60_000;

/** The service of this run with its row locked, and its places; null when another operation has begun since. */
export async function lockRun(tx: Db, { serviceId, run }: StepJob): Promise<Service | null> {
  await lockPlacement(tx);
  await tx.$queryRaw`SELECT "id" FROM "Service" WHERE "id" = ${serviceId} FOR UPDATE`;
  return tx.service.findUnique({ where: { id: serviceId, run, operation: { not: null } } });
}

/**
 * A step is done: its effects, the step itself and the job of the next one, in one transaction. Done twice, once.
 * Returns what open pages are to be told once that is committed.
 */
export async function finishStep(
  job: StepJob,
  name: ServiceStepName,
  found: FoundServer | null,
): Promise<Hint[]> {
  return db.$transaction(async (tx) => {
    const service = await lockRun(tx, job);
    return (service && (await finish(tx, service, name, found))) ?? [];
  });
}

/**
 * What a provider reports finishes every step it means, in their order, however many reports got lost before. Null
 * when nothing was left to finish.
 */
export async function finishReached(tx: Db, locked: Service, found: FoundServer): Promise<Hint[] | null> {
  const steps = await tx.serviceStep.findMany({
    where: { serviceId: locked.id, run: locked.run, state: { notIn: ['done', 'skipped'] } },
    orderBy: { position: 'asc' },
  });
  let service: Service | null = locked;
  const here = { id: locked.id, run: locked.run };
  let hints: Hint[] | null = null;
  for (const { name } of steps) {
    if (!service || !isReached(found, name, targetOf(service))) break;
    hints = [...(hints ?? []), ...((await finish(tx, service, name, found)) ?? [])];
    service = await tx.service.findUnique({ where: { ...here, operation: { not: null } } });
  }
  return hints;
}

function targetOf({ cpu, ram, storage, nextCpu, nextRam, nextStorage }: Service) {
  return { cpu: nextCpu ?? cpu, ram: nextRam ?? ram, storage: nextStorage ?? storage };
}

async function finish(
  tx: Db,
  service: Service,
  name: ServiceStepName,
  found: FoundServer | null,
): Promise<Hint[] | null> {
  const { id: serviceId, run } = service;
  const at = now();
  const open = { serviceId, run, name, state: { notIn: ['done' as const, 'skipped' as const] } };
  // One that is reported done before it was begun.
  await tx.serviceStep.updateMany({ where: { ...open, startedAt: null }, data: { startedAt: at } });
  const { count } = await tx.serviceStep.updateMany({
    where: open,
    data: { state: 'done', finishedAt: at, nextTryAt: null, error: null, detail: null },
  });
  if (count === 0) return null;
  await resolveAlert(tx, alertKey(serviceId));
  // Good news that came after it was given up: it goes on.
  if (service.state === 'failed') {
    await tx.service.update({ where: { id: serviceId }, data: { state: 'provisioning' } });
    await announceState(tx, serviceId);
  }
  await applyStep(tx, service, name, found);
  const more = await tx.serviceStep.findFirst({
    where: { serviceId, run, state: { notIn: ['done', 'skipped'] } },
    select: { id: true },
  });
  if (!more) return endOperation(tx, service, at);
  await enqueueNext(tx, service);
  return [];
}

/** What a step means beside the service's own rows: its place, and what the provider said of it. */
async function applyStep(
  tx: Db,
  service: Service,
  name: ServiceStepName,
  found: FoundServer | null,
): Promise<void> {
  const { id, requestId, ordinal, cpu, ram, storage } = service;
  if (found && name !== 'removed') {
    const told = { externalId: found.externalId, address: found.address ?? service.address };
    await tx.service.update({ where: { id }, data: told });
  }
  if (name === 'reserved') await reservePlace(tx, service);
  if (name === 'created') await usePlace(tx, requestId, ordinal);
  if (name === 'released') await releasePlace(tx, requestId, ordinal);
  if (name !== 'resized') return;
  const size = {
    cpu: service.nextCpu ?? cpu,
    ram: service.nextRam ?? ram,
    storage: service.nextStorage ?? storage,
  };
  await fitPlace(tx, requestId, ordinal, size);
  await tx.service.update({
    where: { id },
    data: { ...size, nextCpu: null, nextRam: null, nextStorage: null },
  });
}

/** Its place was kept with its request's; one that had none then is found now. */
async function reservePlace(tx: Db, { requestId, ordinal, cpu, ram, storage }: Service): Promise<void> {
  const held = await tx.capacityHold.findFirst({
    where: { requestId, ordinal, state: { in: ['reserved', 'in_use'] } },
    select: { id: true },
  });
  if (!held) await reservePlaces(tx, { requestId, ordinals: [ordinal], size: { cpu, ram, storage } });
}

/** The embedded provider is as fast as the database: a pause lets people watch it. */
async function enqueueNext(tx: Db, { id, run, provider }: Service): Promise<void> {
  const { stepSeconds } = await readSettings(tx);
  const pause = provider === 'embedded' ? stepSeconds * 1_000 : 0;
  await enqueueStep(tx, id, run, pause > 0 ? new Date(now().getTime() + pause) : undefined);
}

/** The last step of an operation is done. Active is only what the provider has confirmed just now. */
async function endOperation(tx: Db, service: Service, at: Date): Promise<Hint[]> {
  const { id, operation, nextCpu } = service;
  const confirms = operation === 'create' || operation === 'resume';
  const change: Prisma.ServiceUncheckedUpdateInput = confirms
    ? { operation: null, state: 'active', reason: null, activatedAt: service.activatedAt ?? at }
    : { operation: null };
  const after = await tx.service.update({ where: { id }, data: change });
  if (!confirms) return [];
  await announceState(tx, id);
  await recordServicePulse(tx, after, operation === 'create' ? 'service.active' : 'service.resumed');
  // It was suspended in the middle of a resize, which goes on now.
  if (operation === 'resume' && nextCpu !== null) await beginOperation(tx, after, 'resize');
  return tellClientOfActive(tx, after, operation === 'create' ? 'service_active' : 'service_resumed');
}

/** The provider accepted the call: its report is awaited, and it is looked up meanwhile; not for ever. */
export async function waitForWord(
  job: StepJob,
  step: ServiceStep,
  found: FoundServer | null,
): Promise<Hint[]> {
  const at = now();
  if (step.startedAt && at.getTime() - step.startedAt.getTime() > PATIENCE_MS)
    throw new ProviderError('no_confirmation', found?.stage ?? null);
  return db.$transaction(async (tx) => {
    const service = await lockRun(tx, job);
    if (!service) return [];
    const hints = found ? await finishReached(tx, service, found) : null;
    const nextTryAt = new Date(at.getTime() + LOOK_UP_EVERY_MS);
    const { count } = await tx.serviceStep.updateMany({
      where: { id: step.id, state: 'running' },
      // A look-up is no attempt.
      data: { nextTryAt, attempts: 1 },
    });
    if (count > 0) await enqueueStep(tx, job.serviceId, job.run, nextTryAt);
    return hints ?? [];
  });
}
