import 'server-only';
import type { PricingInput } from '@/lib/catalog/schema';
import { type Db, db } from '@/lib/db/client';
import type { RequestStatus } from '@/lib/db/generated/enums';
import { DomainError } from '@/lib/errors';
import {
  type CapacityWish,
  releaseCapacity,
  reserveCapacity,
  useCapacity,
} from '@/lib/provisioning/capacity';
import { terminateServices } from '@/lib/provisioning/services';
import { openAlert, resolveAlert } from '@/lib/pulse/alerts';
import { serverSize } from './server-size';

const FULL = 'cloud.full';

/**
 * Gives the servers of a hosting request their places when it is taken up, counts them as in use when it is active, and
 * gives them back when it is called off; in the transaction that moves it. Refuses with `no_capacity`.
 */
export async function moveCapacity(tx: Db, requestId: string, to: RequestStatus): Promise<void> {
  if (to === 'cancelled') return giveBack(tx, requestId);
  if (to === 'pending') return;
  const wish = await wishOf(tx, requestId);
  await (to === 'active' ? useCapacity(tx, wish) : reserveCapacity(tx, wish));
  await resolveAlert(tx, FULL);
}

/** Servers that a provider has begun are removed first; their places follow. */
async function giveBack(tx: Db, requestId: string): Promise<void> {
  await terminateServices(tx, requestId, 'cancelled');
  if (!(await hasServices(tx, requestId))) await releaseCapacity(tx, requestId);
}

/** Whether the state of a request follows from its services. */
export async function hasServices(tx: Db, requestId: string): Promise<boolean> {
  return (await tx.service.findFirst({ where: { requestId }, select: { id: true } })) !== null;
}

async function wishOf(tx: Db, requestId: string): Promise<CapacityWish> {
  const request = await tx.hostingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      quantity: true,
      customConfig: true,
      plan: { select: { cpu: true, ram: true, storage: true } },
    },
  });
  const size = serverSize(request.plan, request.customConfig as unknown as PricingInput);
  return { requestId, servers: request.quantity, size };
}

/** Runs a move; when it finds no place, an alert stays behind, which the move itself would take back with it. */
export async function tellingOfFullCloud<T>(move: () => Promise<T>): Promise<T> {
  try {
    return await move();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'no_capacity')
      await db.$transaction((tx) => openAlert(tx, FULL, FULL, 'critical', { ...error.params }));
    throw error;
  }
}
