import type { Locale, Role } from '@/lib/db/generated/enums';

/** Who asks: a signed-in, active person as the database knows them at this moment. */
export type Actor = {
  id: string;
  role: Role;
  name: string;
  email: string;
  locale: Locale;
  timeZone: string;
  sessionId: string;
};

const PLATFORM = 'platform';

/** Somebody's rights in the hands of the platform, for what it was allowed to do without them. */
export function inPlaceOf(person: Omit<Actor, 'sessionId'>): Actor {
  return { ...person, sessionId: PLATFORM };
}

/** Who did it, for the record; null when the platform did it by itself. */
export function personOf(actor: Actor): Actor | null {
  return actor.sessionId === PLATFORM ? null : actor;
}

export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'ADMIN' || actor.role === 'SELLER';
}

export function isAdmin(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'ADMIN';
}
