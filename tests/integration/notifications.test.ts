import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { markAllRead, markRead } from '@/lib/notifications/commands';
import { countUnread, listNotifications, UNREAD_SHOWN_MAX } from '@/lib/notifications/queries';
import { actorOf, makeSeller } from '../factories/users';
import { testDb } from '../setup/test-db';

testDb();

let mine: Actor;
let stranger: Actor;

beforeEach(async () => {
  mine = actorOf(await makeSeller());
  stranger = actorOf(await makeSeller());
});

async function notify(actor: Actor, extra: Partial<Prisma.NotificationUncheckedCreateInput> = {}) {
  const id = newId();
  await db.notification.create({
    data: { id, userId: actor.id, kind: 'lead_moved', data: {}, href: '/crm', dedupeKey: id, ...extra },
  });
  return id;
}

const readAtOf = async (id: string) => (await db.notification.findUniqueOrThrow({ where: { id } })).readAt;

describe('marking as read', () => {
  it('reads the ones named, once, and tells the person’s other tabs', async () => {
    const [first, second] = [await notify(mine), await notify(mine)];
    const read = await markRead(mine, [first]);
    expect(read.count).toBe(1);
    expect(read.hints).toEqual([
      { channel: `private-user-${mine.id}`, event: 'notification.read', payload: {} },
    ]);
    expect(await readAtOf(first)).not.toBeNull();
    expect(await readAtOf(second)).toBeNull();
    const again = await markRead(mine, [first, 'no-such-id']);
    expect(again).toEqual({ count: 0, hints: [] });
  });

  it('keeps the time of the first reading', async () => {
    const id = await notify(mine, { readAt: new Date('2026-01-01T10:00:00Z') });
    await markRead(mine, [id]);
    await markAllRead(mine);
    expect(await readAtOf(id)).toEqual(new Date('2026-01-01T10:00:00Z'));
  });

  it('passes over what belongs to somebody else', async () => {
    const id = await notify(mine);
    expect(await markRead(stranger, [id])).toEqual({ count: 0, hints: [] });
    expect(await markAllRead(stranger)).toEqual({ count: 0, hints: [] });
    expect(await readAtOf(id)).toBeNull();
  });

  it('counts each once when two tabs read all at the same time', async () => {
    for (let made = 0; made < 5; made += 1) await notify(mine);
    const [one, other] = await Promise.all([markAllRead(mine), markAllRead(mine)]);
    expect(one.count + other.count).toBe(5);
    expect(await countUnread(mine)).toBe(0);
  });
});

describe('the bell', () => {
  it('counts the person’s own unread ones and stops where “99+” begins', async () => {
    await notify(stranger);
    await notify(mine, { readAt: new Date() });
    expect(await countUnread(mine)).toBe(0);
    await db.notification.createMany({
      data: Array.from({ length: 150 }, () => {
        const id = newId();
        return { id, userId: mine.id, kind: 'lead_moved', data: {}, href: '/crm', dedupeKey: id };
      }),
    });
    expect(await countUnread(mine)).toBe(UNREAD_SHOWN_MAX + 1);
  });

  it('lists newest first, page by page, each once, also those of the same instant', async () => {
    const createdAt = new Date('2026-05-01T08:00:00Z');
    const ids: string[] = [];
    for (let made = 0; made < 45; made += 1) ids.push(await notify(mine, { createdAt }));
    await notify(stranger);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listNotifications(mine, after);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual([...ids].sort().reverse());
  });

  it('takes a stranger’s row for no place to go on from', async () => {
    const [theirs, own] = [await notify(stranger), await notify(mine)];
    const page = await listNotifications(mine, theirs);
    expect(page.rows.map(({ id }) => id)).toEqual([own]);
  });
});
