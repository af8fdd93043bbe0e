import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Service } from '@/lib/db/generated/client';
import type { ServiceStepName } from '@/lib/db/generated/enums';
import { openAlert } from '@/lib/pulse/alerts';
import { pulseHint } from '@/lib/pulse/hints';
import type { Hint } from '@/lib/realtime/publish';
import type { ProviderError } from '../providers/provider';
import { writeOfDelay } from './announce';
import { lockRun, type StepJob } from './finish-step';
import { announceState, enqueueStep } from './operation';
import { alertKey, recordServicePulse, subjectOf } from './record';
import { nextTry } from './status';
import { tellStaffOfFailure } from './tell';

const DETAIL_LENGTH = 500;

/** A step failed: it says why, and comes again by itself while that may help; then it waits for an admin. */
export async function failStep(job: StepJob, name: ServiceStepName, trouble: ProviderError): Promise<Hint[]> {
  return db.$transaction(async (tx) => {
    const service = await lockRun(tx, job);
    return (service && (await fail(tx, service, name, trouble))) ?? [];
  });
}

/** The same inside the transaction of a report, for a service whose row is locked. Null when it changed nothing. */
export async function fail(
  tx: Db,
  service: Service,
  name: ServiceStepName,
  trouble: ProviderError,
): Promise<Hint[] | null> {
  const { id: serviceId, run } = service;
  const where = { serviceId, run, name, state: { in: ['waiting' as const, 'running' as const] } };
  const step = await tx.serviceStep.findFirst({ where });
  if (!step) return null;
  const at = now();
  const attempts = Math.max(1, step.attempts);
  const nextTryAt = trouble.isFinal ? null : nextTry(attempts, at);
  const detail = trouble.detail?.slice(0, DETAIL_LENGTH) ?? null;
  await tx.serviceStep.updateMany({
    where,
    data: {
      state: 'failed',
      startedAt: step.startedAt ?? at,
      attempts,
      error: trouble.code,
      detail,
      nextTryAt,
    },
  });
  if (nextTryAt) await enqueueStep(tx, serviceId, run, nextTryAt);
  const { reference, ordinal } = await subjectOf(tx, service);
  const facts = { reference, ordinal, step: name, error: trouble.code, serviceId };
  const severity = nextTryAt ? 'warning' : 'critical';
  const { isNew } = await openAlert(tx, alertKey(serviceId), 'service.failed', severity, facts);
  const told = nextTryAt ? [] : await giveUp(tx, service, facts);
  return isNew || !nextTryAt ? [pulseHint('alert.opened'), ...told] : told;
}

type Facts = { reference: string; ordinal: number; step: string; error: string };

async function giveUp(tx: Db, service: Service, facts: Facts): Promise<Hint[]> {
  if (service.state === 'provisioning') {
    await tx.service.update({ where: { id: service.id }, data: { state: 'failed' } });
    await announceState(tx, service.id);
    await recordServicePulse(tx, service, 'service.failed');
    await writeOfDelay(tx, service);
  }
  return tellStaffOfFailure(tx, service, facts);
}
