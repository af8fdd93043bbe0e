import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Service } from '@/lib/db/generated/client';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import type { Hint } from '@/lib/realtime/publish';
import { lockPlacement } from '../capacity';
import { ProviderError } from '../providers/provider';
import { foundIn } from '../providers/webhook';
import type { Report } from '../providers/webhook-schema';
import { terminate } from '../services';
import { fail } from './fail-step';
import { finishReached, lockRun } from './finish-step';
import { serviceHints } from './hints';
import { announceState, enqueueStep } from './operation';

type Ref = { serviceId: string };

/** Tries the step that failed once more, at once, with all its attempts. Admins only; `transition` when none waits. */
export async function retryService(actor: Actor, { serviceId }: Ref): Promise<Hint[]> {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.$transaction(async (tx) => {
    const service = await lockService(tx, serviceId);
    const { run, state } = service;
    const [step] = await tx.serviceStep.updateManyAndReturn({
      where: { serviceId, run, state: 'failed' },
      // Not none: what the provider did of it is looked up first.
      data: { state: 'waiting', attempts: 1, startedAt: now(), nextTryAt: null },
    });
    if (!step || !service.operation) throw new DomainError('transition');
    if (state === 'failed') {
      await tx.service.update({ where: { id: serviceId }, data: { state: 'provisioning' } });
      await announceState(tx, serviceId);
    }
    await enqueueStep(tx, serviceId, run);
    await recordAudit(tx, actor, 'service.retried', { type: 'service', id: serviceId }, { step: step.name });
    return serviceHints(service);
  });
}

/**
 * Ends a service that cannot be brought up: whatever is there of it is removed, and its place is free again. Admins
 * only; `transition` for one that is up or over.
 */
export async function giveUpService(actor: Actor, { serviceId }: Ref): Promise<Hint[]> {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.$transaction(async (tx) => {
    await lockPlacement(tx);
    const service = await lockService(tx, serviceId);
    if (service.state !== 'failed' && service.state !== 'provisioning') throw new DomainError('transition');
    await terminate(tx, service, 'given_up');
    await recordAudit(tx, actor, 'service.given_up', { type: 'service', id: serviceId });
    return serviceHints(service);
  });
}

async function lockService(tx: Db, id: string): Promise<Service> {
  await tx.$queryRaw`SELECT "id" FROM "Service" WHERE "id" = ${id} FOR UPDATE`;
  const service = await tx.service.findUnique({ where: { id } });
  if (!service) throw notFoundError();
  return service;
}

/** What became of a report: it changed something, or said what was known, or was about an operation that is over. */
export type Reported = { status: 'taken' | 'known' | 'over'; hints: Hint[] };

/**
 * A report of the company's automation, whose signature was checked. The same one twice changes nothing more; one
 * about another run than the present is over. Refuses with `not_found` for a service that is not the automation's.
 */
export async function takeReport({ serviceId, run, outcome }: Report): Promise<Reported> {
  return db.$transaction(async (tx) => {
    const known = await tx.service.findUnique({
      where: { id: serviceId, provider: 'webhook' },
      select: { id: true },
    });
    if (!known) throw notFoundError();
    const service = await lockRun(tx, { serviceId, run });
    if (!service) return { status: 'over', hints: [] };
    const hints =
      'server' in outcome
        ? await finishReached(tx, service, foundIn(outcome.server))
        : await failReported(tx, service, outcome.failure);
    if (!hints) return { status: 'known', hints: [] };
    return { status: 'taken', hints: [...serviceHints(service), ...hints] };
  });
}

/** The step that is underway failed on the other side. */
async function failReported(
  tx: Db,
  service: Service,
  { message, final }: { message: string; final: boolean },
) {
  const step = await tx.serviceStep.findFirst({
    where: { serviceId: service.id, run: service.run, state: { in: ['waiting', 'running'] } },
    orderBy: { position: 'asc' },
    select: { name: true },
  });
  return step && fail(tx, service, step.name, new ProviderError('reported', message, final));
}
