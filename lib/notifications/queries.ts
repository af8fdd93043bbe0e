import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/** Counting stops here: the bell says “99+”. */
export const UNREAD_SHOWN_MAX = 99;
const PAGE = 20;

export type NotificationRow = {
  id: string;
  kind: string;
  data: Prisma.JsonValue;
  href: string;
  readAt: Date | null;
  createdAt: Date;
};

/** How many of the actor's notifications are unread, at most one more than is shown. */
export function countUnread(actor: Pick<Actor, 'id'>): Promise<number> {
  return db.notification.count({ where: { userId: actor.id, readAt: null }, take: UNREAD_SHOWN_MAX + 1 });
}

/** The actor's notifications, newest first, 20 a page; `after` is the id of the last one of the page before. */
export async function listNotifications(
  actor: Pick<Actor, 'id'>,
  after?: string,
): Promise<{ rows: NotificationRow[]; next: string | null }> {
  const last = after ? await db.notification.findFirst({ where: { id: after, userId: actor.id } }) : null;
  const older: Prisma.NotificationWhereInput = last
    ? {
        OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }],
      }
    : {};
  const rows = await db.notification.findMany({
    where: { AND: [{ userId: actor.id }, older] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: { id: true, kind: true, data: true, href: true, readAt: true, createdAt: true },
  });
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}
