import 'server-only';
import type { Db } from '@/lib/db/client';
import { Undeliverable } from '../undeliverable';

/** The person a letter about an account goes to. A closed account gets none. */
export async function activeRecipient(tx: Db, userId: string) {
  const user = await tx.user.findUnique({
    where: { id: userId, active: true },
    select: { id: true, name: true, email: true, role: true, passwordHash: true },
  });
  if (!user) throw new Undeliverable('recipient_gone');
  return user;
}
