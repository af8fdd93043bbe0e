import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';

/** The administrator of the demo, as whoever is signed in. */
export async function demoAdmin(): Promise<Actor> {
  const admin = await db.user.findFirstOrThrow({
    where: { role: 'ADMIN', active: true },
    orderBy: { createdAt: 'asc' },
    select: { id: true, role: true, name: true, email: true, locale: true, timeZone: true },
  });
  return { ...admin, sessionId: newId() };
}
