import 'server-only';
import { Undeliverable } from '../undeliverable';
import type { Desk } from './letter';

/** The account a message is for, while it is open. */
export type Recipient = {
  id: string;
  name: string;
  email: string;
  role: string;
  passwordHash: string | null;
};

/** The person a letter about an account goes to. A closed account gets none. */
export async function activeRecipient({ tx, recipient }: Desk, userId: string): Promise<Recipient> {
  if (recipient?.id === userId) return recipient;
  const user = await tx.user.findUnique({
    where: { id: userId, active: true },
    select: { id: true, name: true, email: true, role: true, passwordHash: true },
  });
  if (!user) throw new Undeliverable('recipient_gone');
  return user;
}
