import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { LEAD_SKILLS } from '@/lib/leads/skills';

let made = 0;

/** A person with an address of their own; sellers can do everything unless told otherwise. */
export function makeUser(data: Partial<Prisma.UserUncheckedCreateInput> = {}) {
  made += 1;
  const role = data.role ?? 'CLIENT';
  return db.user.create({
    data: {
      email: `${role.toLowerCase()}-${made}-${newId()}@example.test`,
      name: `${role.toLowerCase()} ${made}`,
      role,
      skills: role === 'SELLER' ? [...LEAD_SKILLS] : [],
      ...data,
    },
  });
}

export const makeSeller = (data: Partial<Prisma.UserUncheckedCreateInput> = {}) =>
  makeUser({ role: 'SELLER', ...data });

type Person = Omit<Actor, 'sessionId'>;

/** That person, signed in. */
export function actorOf({ id, role, name, email, locale, timeZone }: Person): Actor {
  return { id, role, name, email, locale, timeZone, sessionId: newId() };
}
