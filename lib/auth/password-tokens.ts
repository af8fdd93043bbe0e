import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { hashToken, newToken } from './tokens';

export type PasswordPurpose = 'set_password' | 'reset_password';

const HOUR_MS = 3_600_000;
const LIFETIME_MS: Record<PasswordPurpose, number> = {
  set_password: 7 * 24 * HOUR_MS,
  reset_password: HOUR_MS,
};

/**
 * Makes the token of a link to choose a password: 7 days for a first one, 1 hour for a new one.
 * Earlier links of the same person stop working.
 */
export async function issuePasswordToken(tx: Db, userId: string, purpose: PasswordPurpose): Promise<string> {
  const token = newToken();
  const at = now();
  const expiresAt = new Date(at.getTime() + LIFETIME_MS[purpose]);
  await tx.$executeRaw`
    WITH revoked AS (${revokeSql(userId, at)})
    INSERT INTO "UserToken" ("id", "userId", "purpose", "tokenHash", "expiresAt", "createdAt")
    VALUES (${newId()}, ${userId}, ${purpose}::"TokenPurpose", ${hashToken(token)}, ${expiresAt}, ${at})`;
  return token;
}

export async function revokePasswordTokens(tx: Db, userId: string): Promise<void> {
  await tx.$executeRaw`${revokeSql(userId, now())}`;
}

function revokeSql(userId: string, at: Date): Prisma.Sql {
  return Prisma.sql`UPDATE "UserToken" SET "revokedAt" = ${at}
    WHERE "userId" = ${userId} AND "purpose" IN ('set_password', 'reset_password') AND "usedAt" IS NULL
      AND "revokedAt" IS NULL`;
}

/** A token that still opens something: unused, not revoked, not over, of an active account. */
export function usablePasswordToken(token: string) {
  return {
    tokenHash: hashToken(token),
    purpose: { in: ['set_password', 'reset_password'] satisfies PasswordPurpose[] },
    usedAt: null,
    revokedAt: null,
    expiresAt: { gt: now() },
    user: { active: true },
  };
}

/** Whose password a link may set, or null. Reads only: mail scanners open links too. */
export async function findPasswordToken(token: string) {
  const row = await db.userToken.findFirst({
    where: usablePasswordToken(token),
    select: { purpose: true, user: { select: { name: true, email: true } } },
  });
  return row && { purpose: row.purpose, ...row.user };
}
