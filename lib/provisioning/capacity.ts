import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import { roomsOf } from './node-room';
import { CAPACITY_KEYS, chooseNode, type NodeRoom, type ServerSize } from './placement';
import { reviewQuotas } from './quotas';

// Any constant of our own: everybody who gives places away asks for the same one.
const LOCK_KEY = 7_204_418_006;
const LIVING = ['reserved', 'in_use'] as const;

export type CapacityWish = { requestId: string; servers: number; size: ServerSize };

/** Only one transaction at a time gives places away or takes them back, until it ends. */
export async function lockPlacement(tx: Db): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK_KEY}::bigint)::text AS "locked"`;
}

/**
 * Reserves a place for each server of a request, all of them or none, in the caller's transaction. Asked again it adds
 * only what is missing. Without any node capacity is not kept account of, and nothing is reserved. Refuses with
 * `no_capacity`.
 */
export async function reserveCapacity(tx: Db, { requestId, servers, size }: CapacityWish): Promise<void> {
  const ordinals = Array.from({ length: servers }, (_, index) => index + 1);
  await reservePlaces(tx, { requestId, ordinals, size });
}

/** The same for some of its servers. */
export async function reservePlaces(
  tx: Db,
  { requestId, ordinals, size }: { requestId: string; ordinals: readonly number[]; size: ServerSize },
): Promise<void> {
  await lockPlacement(tx);
  const rooms = await roomsOf(tx);
  if (rooms.length === 0) return;
  const held = await tx.capacityHold.findMany({
    where: { requestId, state: { in: [...LIVING] } },
    select: { ordinal: true },
  });
  const taken = new Set(held.map(({ ordinal }) => ordinal));
  const missing = ordinals.filter((one) => !taken.has(one));
  const createdAt = now();
  for (const ordinal of missing) {
    const { nodeId, reason } = chooseNode(rooms, size);
    if (!nodeId) throw new DomainError('no_capacity', { params: { servers: ordinals.length, ...size } });
    await tx.capacityHold.create({
      data: {
        id: newId(),
        nodeId,
        requestId,
        ordinal,
        ...size,
        createdAt,
        reason: reason satisfies Prisma.InputJsonObject,
      },
    });
    take(rooms, nodeId, size);
  }
  if (missing.length > 0) await reviewQuotas(tx);
}

function take(rooms: readonly NodeRoom[], nodeId: string, size: ServerSize): void {
  const room = rooms.find((one) => one.nodeId === nodeId);
  if (!room) return;
  for (const key of CAPACITY_KEYS) room.free[key] -= size[key];
}

/** The servers of a request are up: what was reserved for them is in use, and what was not is found now. */
export async function useCapacity(tx: Db, wish: CapacityWish): Promise<void> {
  await reserveCapacity(tx, wish);
  await tx.capacityHold.updateMany({
    where: { requestId: wish.requestId, state: 'reserved' },
    data: { state: 'in_use', usedAt: now() },
  });
}

/** Gives back what a request holds. One at a time as well: two that give back on the same nodes could wait for each other. */
export async function releaseCapacity(tx: Db, requestId: string): Promise<void> {
  await lockPlacement(tx);
  const { count } = await tx.capacityHold.updateMany({
    where: { requestId, state: { in: [...LIVING] } },
    data: { state: 'released', endedAt: now() },
  });
  if (count > 0) await reviewQuotas(tx);
}

/** One server is up: its place is in use. */
export async function usePlace(tx: Db, requestId: string, ordinal: number): Promise<void> {
  await tx.capacityHold.updateMany({
    where: { requestId, ordinal, state: 'reserved' },
    data: { state: 'in_use', usedAt: now() },
  });
}

/** Gives back the place of one server. */
export async function releasePlace(tx: Db, requestId: string, ordinal: number): Promise<void> {
  await lockPlacement(tx);
  const { count } = await tx.capacityHold.updateMany({
    where: { requestId, ordinal, state: { in: [...LIVING] } },
    data: { state: 'released', endedAt: now() },
  });
  if (count > 0) await reviewQuotas(tx);
}

/** Keeps for one server, on its machine, the larger of what it has and what it is to have. Refuses with `no_capacity`. */
export async function growPlace(tx: Db, requestId: string, ordinal: number, size: ServerSize): Promise<void> {
  await resizePlace(tx, requestId, ordinal, (held) => ({
    cpu: Math.max(held.cpu, size.cpu),
    ram: Math.max(held.ram, size.ram),
    storage: Math.max(held.storage, size.storage),
  }));
}

/** A server was given its size: what it no longer takes is free. */
export async function fitPlace(tx: Db, requestId: string, ordinal: number, size: ServerSize): Promise<void> {
  await resizePlace(tx, requestId, ordinal, () => size);
}

async function resizePlace(
  tx: Db,
  requestId: string,
  ordinal: number,
  sized: (held: ServerSize) => ServerSize,
): Promise<void> {
  await lockPlacement(tx);
  const hold = await tx.capacityHold.findFirst({
    where: { requestId, ordinal, state: { in: [...LIVING] } },
    select: { id: true, nodeId: true, cpu: true, ram: true, storage: true },
  });
  if (!hold) return;
  const { id, nodeId, cpu, ram, storage } = hold;
  const held = { cpu, ram, storage };
  const size = sized(held);
  const room = (await roomsOf(tx)).find((one) => one.nodeId === nodeId);
  if (CAPACITY_KEYS.some((key) => size[key] - held[key] > Math.max(0, room?.free[key] ?? 0)))
    throw new DomainError('no_capacity', { params: { servers: 1, ...size } });
  await tx.capacityHold.update({ where: { id }, data: size });
  await reviewQuotas(tx);
}

/**
 * Of what the servers of a request cannot all have this much on their machines, and the most that each of them could
 * have. Nothing where no place is held.
 */
export async function shortOf(
  tx: Db,
  requestId: string,
  size: ServerSize,
): Promise<{ key: (typeof CAPACITY_KEYS)[number]; most: number }[]> {
  const holds = await tx.capacityHold.findMany({
    where: { requestId, state: { in: [...LIVING] } },
    select: { nodeId: true, cpu: true, ram: true, storage: true },
  });
  const rooms = await roomsOf(tx);
  const nodes = new Set(holds.map(({ nodeId }) => nodeId));
  return CAPACITY_KEYS.flatMap((key) => {
    const each = [...nodes].map((node) => {
      const here = holds.filter(({ nodeId }) => nodeId === node);
      const free = Math.max(0, rooms.find((room) => room.nodeId === node)?.free[key] ?? 0);
      return Math.floor((free + here.reduce((sum, held) => sum + held[key], 0)) / here.length);
    });
    const most = Math.min(...each);
    return size[key] > most ? [{ key, most }] : [];
  });
}

/** Whether the machines have room for so many servers at this moment; nothing is kept. Never, without a machine. */
export async function hasRoom(tx: Db, servers: number, size: ServerSize): Promise<boolean> {
  const rooms = await roomsOf(tx);
  for (let placed = 0; placed < servers; placed += 1) {
    const { nodeId } = chooseNode(rooms, size);
    if (!nodeId) return false;
    take(rooms, nodeId, size);
  }
  return true;
}
