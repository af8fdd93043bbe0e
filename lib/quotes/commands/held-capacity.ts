import 'server-only';
import type { Configuration } from '@/lib/catalog/pricing-input';
import type { Db } from '@/lib/db/client';
import type { VersionRow } from '@/lib/offers/version-row';
import { serverSize } from '@/lib/orders/server-size';
import { type CapacityWish, releaseCapacity, reserveCapacity } from '@/lib/provisioning/capacity';
import type { QuoteAtHand } from './quote-at-hand';

/** What the servers of a configuration need, as its request asks for places. */
export async function wishOf(tx: Db, requestId: string, configuration: Configuration): Promise<CapacityWish> {
  const plan = await tx.hostingPlan.findUniqueOrThrow({
    where: { code: configuration.plan },
    select: { cpu: true, ram: true, storage: true },
  });
  return { requestId, servers: configuration.quantity, size: serverSize(plan, configuration) };
}

type Held = Pick<VersionRow, 'configuration' | 'holdCapacity'>;

/** Keeps the places of a quote that is being sent, where it says so. Refuses with `no_capacity`. */
export async function holdPlaces(tx: Db, quote: QuoteAtHand, version: Held): Promise<void> {
  const requestId = quote.lead.hostingRequestId;
  if (!version.holdCapacity || !version.configuration || !requestId) return;
  await reserveCapacity(tx, await wishOf(tx, requestId, version.configuration));
}

/** Gives the places back that a quote kept, unless its request was taken up meanwhile. */
export async function freePlaces(tx: Db, quote: QuoteAtHand, version: Held): Promise<void> {
  const requestId = quote.lead.hostingRequestId;
  if (!version.holdCapacity || !requestId) return;
  const request = await tx.hostingRequest.findUnique({ where: { id: requestId }, select: { status: true } });
  if (request?.status === 'pending') await releaseCapacity(tx, requestId);
}
