import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Service } from '@/lib/db/generated/client';
import type { Locale, ServiceState } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { resolveAlert } from '@/lib/pulse/alerts';
import { growPlace, lockPlacement, releasePlace } from './capacity';
import type { ServerSize } from './placement';
import { announceState, beginOperation } from './service/operation';
import { alertKey, recordServicePulse } from './service/record';
import { serviceStatesBefore } from './service/status';
import { providerOfPlan } from './settings';

export type ServicePlan = {
  requestId: string;
  userId: string;
  size: ServerSize;
  quantity: number;
  planKey: string;
  domain: string | null;
  locale: Locale;
};

/**
 * Writes down the servers of a request, one service each, as pending. Asked again it adds only what is missing.
 * Returns all of them in their order. Places are the request's: `reserveCapacity`.
 */
export async function planServices(tx: Db, plan: ServicePlan): Promise<Service[]> {
  const { requestId, userId, size, quantity, planKey, domain, locale } = plan;
  const createdAt = now();
  await tx.service.createMany({
    data: Array.from({ length: quantity }, (_, index) => ({
      id: newId(),
      requestId,
      ordinal: index + 1,
      userId,
      planKey,
      domain,
      locale,
      ...size,
      createdAt,
    })),
    skipDuplicates: true,
  });
  return tx.service.findMany({ where: { requestId }, orderBy: { ordinal: 'asc' } });
}

/**
 * Paid, or on account: what is pending goes to its provider. Asked again, or without services, it does nothing.
 * Returns how many were started.
 */
export async function startServices(tx: Db, requestId: string): Promise<number> {
  const services = await lockServices(tx, requestId, ['pending']);
  const startedAt = now();
  for (const service of services) {
    const provider = await providerOfPlan(tx, service.planKey);
    await beginOperation(tx, service, 'create', { state: 'provisioning', startedAt, provider });
  }
  return services.length;
}

/**
 * Stops what runs, at once for the client and then at the provider; `reason` is a message key or words. What does not
 * run stays as it is. Returns how many were suspended.
 */
export async function suspendServices(tx: Db, requestId: string, reason: string): Promise<number> {
  const services = await lockServices(tx, requestId, ['active']);
  for (const service of services) {
    const change = { state: 'suspended', suspendedAt: now(), reason } as const;
    await beginOperation(tx, service, 'suspend', change);
    await recordServicePulse(tx, service, 'service.suspended');
  }
  return services.length;
}

/** Asks the provider to go on with what is suspended: active again once it confirms. Returns how many were asked for. */
export async function resumeServices(tx: Db, requestId: string): Promise<number> {
  const suspended = await lockServices(tx, requestId, ['suspended']);
  const services = suspended.filter(({ operation }) => operation !== 'resume');
  for (const service of services) await beginOperation(tx, service, 'resume');
  return services.length;
}

/**
 * Ends all services of a request for good. Their places are free once the provider has removed them; those of what was
 * never started at once. Asked again it does nothing. Returns how many were ended.
 */
export async function terminateServices(tx: Db, requestId: string, reason: string): Promise<number> {
  // Before the rows of the services, as wherever both are taken.
  await lockPlacement(tx);
  const services = await lockServices(tx, requestId, serviceStatesBefore('terminated'));
  for (const service of services) await terminate(tx, service, reason);
  return services.length;
}

/** The same for one service, whose place and row the caller has locked in this order. */
export async function terminate(tx: Db, service: Service, reason: string): Promise<void> {
  const { id, requestId, ordinal } = service;
  const change = { state: 'terminated', terminatedAt: now(), reason, ...noResize } as const;
  if (service.state === 'pending') {
    await tx.service.update({ where: { id }, data: change });
    await releasePlace(tx, requestId, ordinal);
    await announceState(tx, id);
  } else {
    await beginOperation(tx, service, 'terminate', change);
  }
  await resolveAlert(tx, alertKey(id));
  await recordServicePulse(tx, service, 'service.terminated');
}

/**
 * Asks the provider to give the running services of a request another size, of what their machines have free at once;
 * with a plan's code they are of that plan from now on. Refuses with `no_capacity`. Returns how many were asked for.
 */
export async function resizeServices(
  tx: Db,
  requestId: string,
  size: ServerSize,
  planKey: string | null = null,
): Promise<number> {
  await lockPlacement(tx);
  const services = await lockServices(tx, requestId, ['active']);
  const next = { nextCpu: size.cpu, nextRam: size.ram, nextStorage: size.storage };
  for (const service of services) {
    await growPlace(tx, requestId, service.ordinal, size);
    await beginOperation(tx, service, 'resize', { ...next, ...(planKey && { planKey }) });
  }
  return services.length;
}

/** Whether the running services of a request are at the provider that brings up this plan. */
export async function runsWherePlanDoes(tx: Db, requestId: string, planKey: string): Promise<boolean> {
  const provider = await providerOfPlan(tx, planKey);
  const elsewhere = { requestId, state: 'active', provider: { not: provider } } as const;
  return (await tx.service.count({ where: elsewhere })) === 0;
}

const noResize = { nextCpu: null, nextRam: null, nextStorage: null };

/** The services of a request in these states, kept from other writers until the transaction ends, in their order. */
async function lockServices(tx: Db, requestId: string, states: readonly ServiceState[]): Promise<Service[]> {
  await tx.$queryRaw`
    SELECT "id" FROM "Service" WHERE "requestId" = ${requestId} ORDER BY "ordinal" FOR UPDATE`;
  return tx.service.findMany({
    where: { requestId, state: { in: [...states] } },
    orderBy: { ordinal: 'asc' },
  });
}
