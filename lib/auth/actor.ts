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

export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'ADMIN' || actor.role === 'SELLER';
}

export function isAdmin(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'ADMIN';
}
