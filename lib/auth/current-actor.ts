import 'server-only';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { env } from '@/lib/env';
import { redirectToLogin } from '@/lib/i18n/redirect';
import type { Actor } from './actor';
import { sessionCookieName } from './cookie';
import { sessionClaims } from './session-claims';

/**
 * The person behind this request, or null. Read from the database each time (one query a request):
 * a revoked session, another role or a deactivated account counts from the next click on.
 */
export const getActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await sessionOfCookie();
  return sessionId === null ? null : actorOfSession(sessionId);
});

/** The session our own cookie names, whatever became of it. */
const sessionOfCookie = cache(async (): Promise<string | null> => {
  const name = sessionCookieName(env().APP_URL);
  const token = (await cookies()).get(name)?.value;
  if (!token) return null;
  const claims = await sessionClaims({ name, token, secret: env().AUTH_SECRET });
  return typeof claims?.sid === 'string' ? claims.sid : null;
});

/** Why the session this browser came with no longer counts, or null where there was none or it does. */
export async function sessionEnding(): Promise<'deactivated' | 'ended' | null> {
  const sessionId = await sessionOfCookie();
  if (sessionId === null || (await actorOfSession(sessionId))) return null;
  const session = await db.userSession.findUnique({
    where: { id: sessionId },
    select: { user: { select: { active: true } } },
  });
  return session?.user.active === false ? 'deactivated' : 'ended';
}

/** The active owner of a session that is neither revoked nor over, or null. */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const session = await db.userSession.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now() }, user: { active: true } },
    select: {
      user: { select: { id: true, role: true, name: true, email: true, locale: true, timeZone: true } },
    },
  });
  return session && { ...session.user, sessionId };
}

/**
 * For pages: the signed-in person with one of these roles. Nobody is sent to sign in and comes back;
 * somebody else's page does not exist.
 */
export async function requireActor(...roles: readonly Role[]): Promise<Actor> {
  const actor = await getActor();
  if (!actor) return redirectToLogin();
  if (!roles.includes(actor.role)) notFound();
  return actor;
}
