import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';

type Reader = Pick<Actor, 'id'>;
type Read = { count: number; hints: Hint[] };

/** Marks the actor's own notifications read; somebody else's and unknown ids are passed over. */
export async function markRead(actor: Reader, ids: readonly string[]): Promise<Read> {
  const { count } = await db.notification.updateMany({
    where: { userId: actor.id, id: { in: [...ids] }, readAt: null },
    data: { readAt: now() },
  });
  return { count, hints: readHints(actor, count) };
}

/** Marks everything the actor has in the bell read. */
export async function markAllRead(actor: Reader): Promise<Read> {
  const { count } = await db.notification.updateMany({
    where: { userId: actor.id, readAt: null },
    data: { readAt: now() },
  });
  return { count, hints: readHints(actor, count) };
}

/** The person's other tabs count again. */
function readHints(actor: Reader, count: number): Hint[] {
  if (count === 0) return [];
  return [{ channel: channelNames.user(actor.id), event: 'notification.read', payload: {} }];
}
