import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { addressGroup } from '@/lib/auth/client-address';
import { SESSION_MAX_AGE_SECONDS } from '@/lib/auth/cookie';
import { verifyPassword } from '@/lib/auth/password';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import { recordPulse } from '@/lib/pulse/record';
import { giveBackRateLimit, takeRateLimit } from '@/lib/rate-limit';
import { normalizeEmail } from './email-address';
import { SignInRefusal } from './sign-in-refusal';

export type SignInAttempt = { email: string; password: string; ip: string; userAgent: string | null };

/** What the session cookie is made from. */
export type SignedIn = { id: string; role: Role; sid: string; name: string; email: string };

const WINDOW_SECONDS = 15 * 60;
const FAILURES_PER_ADDRESS = 30;
const FAILURES_PER_ACCOUNT = 10;
// Longer ones are no password of ours, and hashing them would be work for free.
const PASSWORD_MAX_LENGTH = 200;

/**
 * Checks an e-mail and a password and opens a session row, which sign-out, a new role, a deactivation
 * or a new password ends. Failures count per address and per account; an unknown account, a wrong
 * password and a deactivated account answer alike and take the same time.
 * Refuses with SignInRefusal `invalid_credentials` or `rate_limited`.
 */
export async function authenticate(attempt: SignInAttempt): Promise<SignedIn> {
  const email = normalizeEmail(attempt.email);
  const limits = [
    {
      key: `sign-in:address:${addressGroup(attempt.ip)}`,
      count: FAILURES_PER_ADDRESS,
      seconds: WINDOW_SECONDS,
    },
    { key: `sign-in:account:${email.slice(0, 254)}`, count: FAILURES_PER_ACCOUNT, seconds: WINDOW_SECONDS },
  ];
  await takeAll(limits);
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, role: true, active: true, passwordHash: true },
  });
  const usable = attempt.password.length <= PASSWORD_MAX_LENGTH && user?.active;
  const matches = await verifyPassword(
    usable ? user.passwordHash : null,
    attempt.password.slice(0, PASSWORD_MAX_LENGTH),
  );
  if (!user || !matches) {
    if (user) {
      const data = { active: user.active };
      await recordAudit(db, null, 'user.sign_in_failed', { type: 'user', id: user.id }, data, attempt.ip);
    }
    throw new SignInRefusal('invalid_credentials');
  }
  await Promise.all(limits.map(giveBackRateLimit));
  return openSession(user, attempt);
}

async function takeAll(limits: Parameters<typeof takeRateLimit>[0][]): Promise<void> {
  try {
    for (const limit of limits) await takeRateLimit(limit);
  } catch (error) {
    if (error instanceof DomainError) throw new SignInRefusal(error.code, error.params);
    throw error;
  }
}

/** The row is written only while the account is still active, so that a deactivation in between wins. */
async function openSession(
  user: { id: string; name: string; email: string; role: Role },
  { ip, userAgent }: SignInAttempt,
): Promise<SignedIn> {
  const sid = newId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + SESSION_MAX_AGE_SECONDS * 1000);
  await db.$transaction(async (tx) => {
    const current = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "User" WHERE "id" = ${user.id} AND "active" FOR SHARE`;
    if (current.length === 0) throw new SignInRefusal('invalid_credentials');
    await tx.userSession.create({
      data: { id: sid, userId: user.id, createdAt, expiresAt, ip, userAgent: userAgent?.slice(0, 400) },
    });
    await recordAudit(tx, user, 'user.signed_in', { type: 'user', id: user.id }, { sessionId: sid }, ip);
    await recordPulse(tx, { type: 'user.signed_in', actorId: user.id, data: { role: user.role } });
  });
  return { id: user.id, role: user.role, sid, name: user.name, email: user.email };
}
