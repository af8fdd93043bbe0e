import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Role } from '@/lib/db/generated/enums';
import { pageOf, placeFromText } from '@/lib/keyset';
import type { UserFilter } from './filter';
import { visibleUsers } from './policy';

const PAGE = 50;

const OPEN_LEADS: Prisma.CrmLeadWhereInput = { status: { notIn: ['won', 'lost'] } };

const rowSelect = {
  id: true,
  name: true,
  email: true,
  role: true,
  active: true,
  passwordHash: true,
  skills: true,
  capacity: true,
  quoteDiscountBp: true,
  createdAt: true,
  _count: { select: { assignedLeads: { where: OPEN_LEADS } } },
} satisfies Prisma.UserSelect;

/** One page of the people an actor may see, the newest first. */
export async function listUsers(actor: Actor, filter: UserFilter) {
  const place = placeFromText(filter.after);
  const at = now();
  const found = await db.user.findMany({
    where: {
      AND: [
        visibleUsers(actor),
        inGroup(filter.group),
        inState(filter.state),
        matching(filter.q),
        place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: {
      ...rowSelect,
      absences: { where: { startsAt: { lte: at }, endsAt: { gt: at } }, select: { endsAt: true }, take: 1 },
    },
  });
  const { rows, next } = pageOf(found, PAGE, ({ createdAt }) => createdAt);
  return { rows: rows.map(toRow), next };
}

export type UserRow = Awaited<ReturnType<typeof listUsers>>['rows'][number];
export type UserState = 'active' | 'invited' | 'deactivated';

type Found = Prisma.UserGetPayload<{ select: typeof rowSelect }> & { absences: { endsAt: Date }[] };

/** The hash stays here: a row says only whether a password was chosen. */
function toRow({ passwordHash, active, _count, absences, ...row }: Found) {
  return {
    ...row,
    state: stateOf({ active, passwordHash }),
    openLeads: _count.assignedLeads,
    absentUntil: absences[0]?.endsAt ?? null,
  };
}

function stateOf(user: { active: boolean; passwordHash: string | null }): UserState {
  if (!user.active) return 'deactivated';
  return user.passwordHash === null ? 'invited' : 'active';
}

function inGroup(group: UserFilter['group']): Prisma.UserWhereInput {
  const roles: Record<UserFilter['group'], Role[] | null> = {
    team: ['ADMIN', 'SELLER'],
    admins: ['ADMIN'],
    sellers: ['SELLER'],
    clients: ['CLIENT'],
    all: null,
  };
  const chosen = roles[group];
  return chosen ? { role: { in: chosen } } : {};
}

function inState(state: UserFilter['state']): Prisma.UserWhereInput {
  switch (state) {
    case 'active':
      return { active: true, passwordHash: { not: null } };
    case 'invited':
      return { active: true, passwordHash: null };
    case 'deactivated':
      return { active: false };
    case 'all':
      return {};
  }
}

function matching(q: string): Prisma.UserWhereInput {
  if (!q) return {};
  const contains = { contains: q, mode: 'insensitive' } as const;
  return { OR: [{ name: contains }, { email: contains }, { company: contains }] };
}

/** One person with their open sessions and the absences that are not over; null when out of sight. */
export async function getUser(actor: Actor, id: string) {
  const at = now();
  const user = await db.user.findFirst({
    where: { AND: [visibleUsers(actor), { id }] },
    select: {
      ...rowSelect,
      timeZone: true,
      locale: true,
      absences: {
        where: { endsAt: { gt: at } },
        orderBy: { startsAt: 'asc' },
        take: 50,
        select: { id: true, startsAt: true, endsAt: true, reason: true },
      },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: at } },
        orderBy: { createdAt: 'desc' },
        take: 20,
        select: { id: true, createdAt: true, ip: true, userAgent: true },
      },
    },
  });
  if (!user) return null;
  const { passwordHash, active, _count, ...rest } = user;
  return { ...rest, state: stateOf({ active, passwordHash }), openLeads: _count.assignedLeads };
}

export type UserDetail = NonNullable<Awaited<ReturnType<typeof getUser>>>;
