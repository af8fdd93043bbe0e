import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { SubscriptionState } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { conflictError, notFoundError } from '@/lib/errors';

/** The words of a change; each is a message key. */
export type ChangeKind =
  | 'started'
  | 'active'
  | 'suspended'
  | 'resumed'
  | 'changed'
  | 'cancellation'
  | 'kept'
  | 'ended';

const NEXT: Record<SubscriptionState, readonly SubscriptionState[]> = {
  pending: ['active', 'suspended', 'ended'],
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: [],
};

export function canSubscriptionMove(from: SubscriptionState, to: SubscriptionState): boolean {
  return NEXT[from].includes(to);
}

/** The subscription as it stands, kept from other writers until the transaction ends. Refuses with `not_found`. */
export async function lockSubscription(tx: Db, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "Subscription" WHERE "id" = ${id} FOR UPDATE`;
  const subscription = await tx.subscription.findUnique({ where: { id } });
  if (!subscription) throw notFoundError();
  return subscription;
}

export type Subscription = Awaited<ReturnType<typeof lockSubscription>>;

type Change = {
  kind: ChangeKind;
  state: SubscriptionState;
  write?: Prisma.SubscriptionUncheckedUpdateManyInput;
  data?: Prisma.InputJsonObject;
  actorId?: string | null;
  idempotencyKey?: string | null;
};

/** What a press of somebody's is known by: what it asks of which subscription, and the key of its form. */
export function pressKey(subscriptionId: string, kind: ChangeKind, key: string): string {
  return `${subscriptionId}:${kind}:${key}`;
}

/** Whether that press has done its work. Ask behind the lock: the second of two at once finds what the first did. */
export async function wasPressed(tx: Db, idempotencyKey: string): Promise<boolean> {
  const done = await tx.subscriptionChange.findUnique({ where: { idempotencyKey }, select: { id: true } });
  return done !== null;
}

/** Writes what happened to a locked subscription, and its new state. */
export async function changeSubscriptionState(tx: Db, before: Subscription, change: Change): Promise<void> {
  const { kind, state, write = {}, data = {}, actorId, idempotencyKey } = change;
  const { count } = await tx.subscription.updateMany({
    where: { id: before.id, version: before.version },
    data: { ...write, state, version: { increment: 1 } },
  });
  if (count === 0) throw conflictError();
  await tx.subscriptionChange.create({
    data: { id: newId(), subscriptionId: before.id, kind, state, data, actorId, idempotencyKey, at: now() },
  });
}

/** Its services are up: from now on it earns. Asked again, or while the request is not active, it does nothing. */
export async function earnWhenServed(requestId: string): Promise<boolean> {
  const found = await db.subscription.findUnique({
    where: { requestId, state: 'pending', request: { status: 'active' } },
    select: { id: true },
  });
  if (!found) return false;
  return db.$transaction(async (tx) => {
    const subscription = await lockSubscription(tx, found.id);
    if (subscription.state !== 'pending') return false;
    await changeSubscriptionState(tx, subscription, { kind: 'active', state: 'active' });
    return true;
  });
}
