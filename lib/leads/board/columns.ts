import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { keyPart, tallies } from '@/lib/tallies/tallies';
import { type BoardFilter, CARDS_A_PAGE, type ColumnPages } from '../filter';
import type { LeadRow } from '../lead-row';
import { leadRowColumns, leadRowSource } from '../queries/lead-row-sql';
import {
  allOf,
  assigneeInScope,
  firstOfBranches,
  scopeBranches,
  scopeCondition,
  searchConditions,
  statusIs,
} from '../queries/scope';
import { LEAD_STATUSES } from '../status';
import type { BoardColumns, BoardSummary, ColumnSummary } from './view';

type Narrowing = Pick<BoardFilter, 'q' | 'who'>;

/** The first cards of every column the actor may see, in order, `pages` × 30 a column, in one query. */
export async function boardColumns(
  actor: Actor,
  filter: Narrowing,
  pages: ColumnPages,
): Promise<BoardColumns> {
  const branches = scopeBranches(actor, filter.who);
  const search = searchConditions(filter.q);
  const order = Prisma.sql`l."boardPosition" ASC, l."id" ASC`;
  const columns = LEAD_STATUSES.map((status) =>
    firstOfBranches(branches, {
      conditions: [statusIs(status), ...search],
      order,
      take: pages[status] * CARDS_A_PAGE,
    }),
  );
  const rows = await db.$queryRaw<LeadRow[]>`
    SELECT ${leadRowColumns} FROM ${leadRowSource(Prisma.sql`(${Prisma.join(columns, ' UNION ALL ')})`)}
    ORDER BY ${order}`;
  const board: BoardColumns = { new: [], contacted: [], qualified: [], proposal: [], won: [], lost: [] };
  for (const row of rows) board[row.status].push(row);
  return board;
}

/** The cards of `leadIds` that the actor may see under the filter; the others have left the board. */
export async function boardCards(
  actor: Actor,
  filter: Narrowing,
  leadIds: readonly string[],
): Promise<LeadRow[]> {
  const where = allOf([
    scopeCondition(scopeBranches(actor, filter.who)),
    Prisma.sql`l."id" IN (${Prisma.join([...leadIds])})`,
    ...searchConditions(filter.q),
  ]);
  return db.$queryRaw<LeadRow[]>`
    SELECT ${leadRowColumns} FROM ${leadRowSource(Prisma.sql`(SELECT l.* FROM "CrmLead" l WHERE ${where})`)}`;
}

type Sum = { status: LeadStatus } & ColumnSummary;

/** How many cards each column holds and what they are worth together: over all of them, not the loaded ones. */
export async function boardSummary(actor: Actor, filter: Narrowing): Promise<BoardSummary> {
  const rows = filter.q === '' ? await talliedSums(actor, filter.who) : await countedSums(actor, filter);
  const none = { count: 0, valueCents: 0 };
  const summary: BoardSummary = {
    new: none,
    contacted: none,
    qualified: none,
    proposal: none,
    won: none,
    lost: none,
  };
  for (const { status, count, valueCents } of rows) summary[status] = { count, valueCents };
  return summary;
}

function talliedSums(actor: Actor, who: string): Promise<Sum[]> {
  return db.$queryRaw<Sum[]>`
    SELECT ${keyPart(2)} AS "status", sum("n")::int AS "count", sum("amount")::float8 AS "valueCents"
    FROM ${tallies('board')} t WHERE ${assigneeInScope(actor, who, keyPart(1))} GROUP BY 1`;
}

function countedSums(actor: Actor, filter: Narrowing): Promise<Sum[]> {
  const where = allOf([scopeCondition(scopeBranches(actor, filter.who)), ...searchConditions(filter.q)]);
  return db.$queryRaw<Sum[]>`
    SELECT l."status"::text AS "status", count(*)::int AS "count",
      sum(l."estimatedValueCents")::float8 AS "valueCents"
    FROM "CrmLead" l WHERE ${where} GROUP BY l."status"`;
}
