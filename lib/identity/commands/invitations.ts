import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import type { InviteUserInput } from '../schema';

type Invited = Pick<InviteUserInput, 'email' | 'locale'> & { id: string };

/**
 * Opens an account without a password and mails its owner a link to choose one.
 * Refuses with `forbidden`, or `email_taken` at the field.
 */
export async function inviteUser(actor: Actor, input: InviteUserInput): Promise<{ userId: string }> {
  if (!isAdmin(actor)) throw forbiddenError();
  const id = newId();
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.createMany({ data: [{ id, ...input }], skipDuplicates: true });
    if (count === 0) throw new DomainError('email_taken', { field: 'email' });
    await sendInvitation(tx, actor, { id, ...input });
    const data = { email: input.email, role: input.role };
    await recordAudit(tx, actor, 'user.invited', { type: 'user', id }, data);
  });
  return { userId: id };
}

/** Sends the invitation again, with a new link. Refuses with `not_found` once a password is chosen. */
export async function resendInvitation(actor: Actor, { userId }: { userId: string }): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: userId, active: true, passwordHash: null },
      select: { id: true, email: true, locale: true },
    });
    if (!user) throw notFoundError();
    await sendInvitation(tx, actor, user);
    await recordAudit(tx, actor, 'user.invited_again', { type: 'user', id: userId });
  });
}

/** Pressed twice within a minute it is one letter. */
async function sendInvitation(tx: Db, actor: Actor, user: Invited): Promise<void> {
  await enqueueEmail(tx, {
    template: 'invitation',
    props: { userId: user.id, inviterName: actor.name },
    to: user.email,
    userId: user.id,
    locale: user.locale,
    dedupeKey: `invitation:${user.id}:${Math.floor(now().getTime() / 60_000)}`,
  });
}
