import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { hashPassword } from '@/lib/auth/password';
import { revokePasswordTokens, usablePasswordToken } from '@/lib/auth/password-tokens';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { DomainError } from '@/lib/errors';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { takeRateLimit } from '@/lib/rate-limit';
import type { Hint } from '@/lib/realtime/publish';
import { sessionEndedHints } from '../hints';
import { endSessions } from '../sessions';

const LETTERS_PER_HOUR = 4;

/**
 * Mails a link to choose a password to whoever owns this address: a first one or a new one. Does the
 * same, seen from outside, for an address without an account, a deactivated one, or too many letters.
 */
export async function requestPasswordReset(email: string, ip: string): Promise<void> {
  if (!(await mayWriteTo(email))) return;
  const user = await db.user.findUnique({
    where: { email, active: true },
    select: { id: true, locale: true, passwordHash: true },
  });
  if (!user) return;
  await db.$transaction(async (tx) => {
    await enqueueEmail(tx, {
      template: user.passwordHash ? 'reset_password' : 'set_password',
      props: { userId: user.id },
      to: email,
      userId: user.id,
      locale: user.locale,
      dedupeKey: `password:${user.id}:${minuteOf(now())}`,
    });
    await recordAudit(tx, null, 'user.password_reset_requested', { type: 'user', id: user.id }, {}, ip);
  });
}

/**
 * Opens a client account without a password and mails a link to choose one. An address that already
 * has an account gets a link to its own account instead; the answer does not tell which.
 */
export async function registerClient(
  input: { name: string; email: string; locale: Locale },
  ip: string,
): Promise<void> {
  const created = await db.user.createManyAndReturn({
    data: [{ ...input, role: 'CLIENT' }],
    skipDuplicates: true,
    select: { id: true },
  });
  const user = created[0];
  if (user) await recordAudit(db, null, 'user.registered', { type: 'user', id: user.id }, {}, ip);
  await requestPasswordReset(input.email, ip);
}

/**
 * Sets the password a mailed link stands for, once; every session of that person ends and other
 * links stop working. Refuses with `link_invalid`.
 */
export async function setPassword(
  input: { token: string; password: string },
  ip: string,
): Promise<{ email: string; hints: Hint[] }> {
  const where = usablePasswordToken(input.token);
  const row = await db.userToken.findFirst({
    where,
    select: { user: { select: { id: true, email: true } } },
  });
  if (!row) throw new DomainError('link_invalid');
  const passwordHash = await hashPassword(input.password);
  const { id, email } = row.user;
  const ended = await db.$transaction(async (tx) => {
    // The same row lock that a deactivation takes: whichever comes second sees the other's outcome.
    await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${id} FOR UPDATE`;
    const used = await tx.userToken.updateMany({ where, data: { usedAt: now() } });
    if (used.count === 0) throw new DomainError('link_invalid');
    await revokePasswordTokens(tx, id);
    await tx.user.update({ where: { id }, data: { passwordHash } });
    await tx.user.updateMany({ where: { id, emailVerifiedAt: null }, data: { emailVerifiedAt: now() } });
    await recordAudit(tx, { id }, 'user.password_set', { type: 'user', id }, {}, ip);
    return endSessions(tx, id);
  });
  return { email, hints: ended > 0 ? sessionEndedHints(id) : [] };
}

async function mayWriteTo(email: string): Promise<boolean> {
  try {
    await takeRateLimit({ key: `password-letter:${email}`, count: LETTERS_PER_HOUR, seconds: 3600 });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Pressing twice within a minute is one letter. */
function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000);
}
