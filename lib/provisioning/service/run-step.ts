import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Service, ServiceStep } from '@/lib/db/generated/client';
import { DomainError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { type Hint, publish } from '@/lib/realtime/publish';
import { type Provider, type ProviderAnswer, ProviderError, type ServiceOrder } from '../providers/provider';
import { providerOf } from '../providers/provider-of';
import { failStep } from './fail-step';
import { finishStep, waitForWord } from './finish-step';
import { serviceHints } from './hints';
import { isReached } from './status';

type Job = { serviceId: string; run: number };
type Underway = { service: Service; step: ServiceStep; reference: string };

/**
 * The job of one step: marks it as running, asks the provider, writes down what came of it and enqueues the next. May
 * be killed anywhere and run again: what the provider did already is looked up, and every write is conditional.
 */
export async function runServiceStep(job: Job): Promise<void> {
  const underway = await beginStep(job);
  if (!underway) return;
  await publish(serviceHints(underway.service));
  const hints = await takeOrFail(job, underway);
  await publish([...serviceHints(underway.service), ...hints]);
}

async function takeOrFail(job: Job, underway: Underway): Promise<Hint[]> {
  try {
    return await takeStep(underway);
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    return failStep(job, underway.step.name, trouble);
  }
}

/** The first step of this run that is not over; null when the run is. One that waits for an admin waits. */
async function beginStep({ serviceId, run }: Job): Promise<Underway | null> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Service" WHERE "id" = ${serviceId} FOR UPDATE`;
    const service = await tx.service.findUnique({
      where: { id: serviceId, run, operation: { not: null } },
      include: { request: { select: { reference: true } } },
    });
    if (!service) return null;
    const step = await tx.serviceStep.findFirst({
      where: { serviceId, run, state: { notIn: ['done', 'skipped'] } },
      orderBy: { position: 'asc' },
    });
    if (!step || (step.state === 'failed' && !step.nextTryAt)) return null;
    const { request, ...row } = service;
    const startedAt = step.startedAt ?? now();
    await tx.serviceStep.update({
      where: { id: step.id },
      data: { state: 'running', startedAt, attempts: { increment: 1 } },
    });
    return { service: row, step: { ...step, startedAt }, reference: request.reference };
  });
}

async function takeStep({ service, step, reference }: Underway): Promise<Hint[]> {
  const job = { serviceId: service.id, run: service.run };
  if (step.name === 'reserved' || step.name === 'released') return finishStep(job, step.name, null);
  const provider = await providerOf(service.provider);
  const target = targetOf(service);
  // Whether the last attempt reached the provider is not known: it is asked before it is told again.
  const known = step.attempts > 0 ? await provider.find(service.id) : null;
  if (step.attempts > 0 && isReached(known, step.name, target)) return finishStep(job, step.name, known);
  const answer = await ask(provider, orderOf(service, reference, target), step);
  if (answer !== 'accepted' && isReached(answer, step.name, target))
    return finishStep(job, step.name, answer);
  return waitForWord(job, step, answer === 'accepted' ? known : answer);
}

function ask(provider: Provider, order: ServiceOrder, { name }: ServiceStep): Promise<ProviderAnswer> {
  switch (name) {
    case 'created':
    case 'configured':
    case 'online':
      return provider.create(order, name);
    case 'resized':
      return provider.resize(order);
    case 'suspended':
      return provider.suspend(order);
    case 'resumed':
      return provider.resume(order);
    case 'removed':
      return provider.terminate(order);
    case 'paid':
    case 'reserved':
    case 'released':
      throw new Error(`${name} is not the provider's`);
  }
}

function targetOf({ cpu, ram, storage, nextCpu, nextRam, nextStorage, operation }: Service) {
  if (operation !== 'resize') return { cpu, ram, storage };
  return { cpu: nextCpu ?? cpu, ram: nextRam ?? ram, storage: nextStorage ?? storage };
}

function orderOf(service: Service, reference: string, size: ReturnType<typeof targetOf>): ServiceOrder {
  const { id: serviceId, run, requestId, ordinal, planKey, domain, externalId } = service;
  return { serviceId, run, requestId, reference, ordinal, planKey, domain, size, externalId };
}

/** What is the step's own failure; anything else is the platform's, and the job's to repeat. */
function troubleOf(error: unknown): ProviderError | null {
  if (error instanceof ProviderError) return error;
  if (error instanceof DomainError && error.code === 'no_capacity') return new ProviderError('no_capacity');
  logger.warn({ err: error }, 'a step of a service broke off');
  return null;
}
