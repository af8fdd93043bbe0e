import type { Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';

export const DAY_MS = 86_400_000;
const DEMO_PASSWORD = 'cloudnexus-demo';

type Person = Pick<Prisma.UserCreateManyInput, 'email' | 'name' | 'role' | 'skills' | 'capacity' | 'locale'> &
  Partial<Prisma.UserCreateManyInput>;

const PEOPLE: Person[] = [
  { email: 'admin@cloudnexus.test', name: 'Alice Martin', role: 'ADMIN' },
  {
    email: 'seller@cloudnexus.test',
    name: 'Samir Haddad',
    role: 'SELLER',
    skills: ['hosting', 'enterprise', 'managed_server', 'english'],
    capacity: 25,
  },
  {
    email: 'seller2@cloudnexus.test',
    name: 'Sophie Bernard',
    role: 'SELLER',
    skills: ['hosting', 'website', 'migration', 'email_domain'],
    capacity: 25,
  },
  {
    email: 'julien.moreau@cloudnexus.test',
    name: 'Julien Moreau',
    role: 'SELLER',
    skills: ['hosting', 'enterprise', 'security', 'managed_server', 'migration'],
    capacity: 18,
  },
  {
    email: 'emma.clarke@cloudnexus.test',
    name: 'Emma Clarke',
    role: 'SELLER',
    skills: ['hosting', 'enterprise', 'website', 'email_domain', 'english'],
    capacity: 20,
    locale: 'en',
  },
  {
    email: 'nadia.roux@cloudnexus.test',
    name: 'Nadia Roux',
    role: 'SELLER',
    skills: ['hosting', 'website', 'migration', 'security', 'english'],
    capacity: 20,
  },
  {
    email: 'client@cloudnexus.test',
    name: 'Claire Dubois',
    role: 'CLIENT',
    company: 'Librairie du Canal',
    customerType: 'business',
    phone: '+33 1 44 52 10 20',
  },
  {
    email: 'client2@cloudnexus.test',
    name: 'Chris Walker',
    role: 'CLIENT',
    locale: 'en',
    country: 'IE',
    company: 'Walker Maps Ltd',
    customerType: 'business',
  },
];

/** The demo's sign-ins and a few sellers, one of them away this week. */
export async function seedPeople(at: Date): Promise<Map<string, Actor>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const since = new Date(at.getTime() - 120 * DAY_MS);
  const rows = PEOPLE.map((person) => ({
    locale: 'fr' as const,
    ...person,
    id: newId(),
    passwordHash,
    emailVerifiedAt: since,
    createdAt: since,
    updatedAt: since,
  }));
  await db.user.createMany({ data: rows });
  const away = rows.find(({ name }) => name === 'Nadia Roux');
  if (away) {
    const startsAt = new Date(at.getTime() - 2 * DAY_MS);
    const endsAt = new Date(at.getTime() + 5 * DAY_MS);
    await db.absence.create({
      data: { userId: away.id, startsAt, endsAt, reason: 'Congés', createdAt: since },
    });
  }
  const actors = rows.map(({ id, email, name, role, locale }): [string, Actor] => [
    email,
    { id, email, name, role: role ?? 'CLIENT', locale, timeZone: 'Europe/Paris', sessionId: 'seed' },
  ]);
  return new Map(actors);
}
