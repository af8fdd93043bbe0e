import 'server-only';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { wordsIn } from '@/lib/text-search';

type Viewer = Pick<Actor, 'id' | 'role'>;

/**
 * `visibleLeads` for the hot reads, narrowed by `who`: conditions on `l` that exclude each other, each
 * served by its own index. None at all means that nothing is in sight.
 */
export function scopeBranches(actor: Viewer, who: string): Prisma.Sql[] {
  if (!isStaff(actor)) return [];
  const mine = Prisma.sql`l."assignedToId" = ${actor.id}`;
  const pool = Prisma.sql`l."assignedToId" IS NULL`;
  if (who === 'me' || who === actor.id) return [mine];
  if (who === 'pool') return [pool];
  if (who === 'all') return isAdmin(actor) ? [Prisma.sql`TRUE`] : [mine, pool];
  return isAdmin(actor) ? [Prisma.sql`l."assignedToId" = ${who}`] : [];
}

/** The same as `scopeBranches`, of an expression that holds who has the lead, or '' for nobody. */
export function assigneeInScope(actor: Viewer, who: string, assignee: Prisma.Sql): Prisma.Sql {
  if (!isStaff(actor)) return Prisma.sql`FALSE`;
  if (who === 'me') return Prisma.sql`${assignee} = ${actor.id}`;
  if (who === 'pool') return Prisma.sql`${assignee} = ''`;
  if (who === 'all') {
    return isAdmin(actor) ? Prisma.sql`TRUE` : Prisma.sql`${assignee} IN (${actor.id}, '')`;
  }
  return isAdmin(actor) || who === actor.id ? Prisma.sql`${assignee} = ${who}` : Prisma.sql`FALSE`;
}

/** The branches as one condition. */
export function scopeCondition(branches: readonly Prisma.Sql[]): Prisma.Sql {
  return branches.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join([...branches], ' OR ')})`;
}

/** That a lead `l` has every word of the query: each served by the index of trigrams. */
export function searchConditions(query: string): Prisma.Sql[] {
  return wordsIn(Prisma.sql`l."searchText"`, query);
}

export function statusIs(status: LeadStatus): Prisma.Sql {
  return Prisma.sql`l."status" = ${status}::"LeadStatus"`;
}

export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ');
}

type Ordered = { conditions: readonly Prisma.Sql[]; order: Prisma.Sql; take: number };

/** The first `take` leads in order, read branch by branch so that each uses the index of its order. */
export function firstOfBranches(branches: readonly Prisma.Sql[], ordered: Ordered): Prisma.Sql {
  const { conditions, order, take } = ordered;
  const parts = (branches.length === 0 ? [Prisma.sql`FALSE`] : branches).map(
    (branch) => Prisma.sql`(SELECT l.* FROM "CrmLead" l WHERE ${allOf([branch, ...conditions])}
      ORDER BY ${order} LIMIT ${take})`,
  );
  if (parts.length === 1) return parts[0] as Prisma.Sql;
  return Prisma.sql`(SELECT l.* FROM (${Prisma.join(parts, ' UNION ALL ')}) l ORDER BY ${order} LIMIT ${take})`;
}
