import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type LeadFilter, type LeadSort, sortDirection } from '../filter';
import type { LeadRow } from '../lead-row';
import { leadRowColumns, leadRowSource } from './lead-row-sql';
import { allOf, firstOfBranches, scopeBranches, searchConditions, statusIs } from './scope';

const PAGE = 50;
/** Counting stops here: beyond it the list says “10 000+”. */
const COUNT_LIMIT = 10_000;
/** What matches a search is no index to count off: each row is looked at, and who finds so many types another word. */
const FOUND_LIMIT = 1_000;

export type LeadPage = {
  rows: LeadRow[];
  /** Cursors of the neighbouring pages, when there are any. */
  next?: string;
  previous?: string;
  count: number;
  countIsFloor: boolean;
};

/** One page of the leads in sight, by keyset in both directions: as fast on the last page as on the first. */
export async function listLeads(actor: Actor, filter: LeadFilter): Promise<LeadPage> {
  const branches = scopeBranches(actor, filter.who);
  const conditions = filterConditions(filter);
  const most = filter.q === '' ? COUNT_LIMIT : FOUND_LIMIT;
  const [page, total] = await Promise.all([
    readPage(branches, conditions, filter),
    countLeads(branches, conditions, most),
  ]);
  return { ...page, count: Math.min(total, most), countIsFloor: total > most };
}

function filterConditions(filter: LeadFilter): Prisma.Sql[] {
  const conditions = searchConditions(filter.q);
  if (filter.stage) conditions.push(statusIs(filter.stage));
  if (filter.source) conditions.push(Prisma.sql`l."source" = ${filter.source}::"LeadSource"`);
  if (filter.priority) conditions.push(Prisma.sql`l."priority" = ${filter.priority}::"Priority"`);
  if (filter.due === 'overdue') {
    conditions.push(Prisma.sql`l."nextFollowUpAt" < ${now()} AND l."status" NOT IN ('won', 'lost')`);
  }
  return conditions;
}

const KEYS: Record<LeadSort, { value: Prisma.Sql; cast: Prisma.Sql; valid: RegExp }> = {
  created: { value: Prisma.sql`l."createdAt"`, cast: Prisma.sql`::timestamptz`, valid: /^[\d :.+-]{10,40}$/ },
  followup: {
    value: Prisma.sql`COALESCE(l."nextFollowUpAt", 'infinity'::timestamptz)`,
    cast: Prisma.sql`::timestamptz`,
    valid: /^(infinity|[\d :.+-]{10,40})$/,
  },
  score: { value: Prisma.sql`l."score"`, cast: Prisma.sql`::int`, valid: /^-?\d{1,9}$/ },
  value: { value: Prisma.sql`l."estimatedValueCents"`, cast: Prisma.sql`::int`, valid: /^\d{1,10}$/ },
};

type KeyedRow = LeadRow & { cursorValue: string };

async function readPage(branches: Prisma.Sql[], conditions: Prisma.Sql[], filter: LeadFilter) {
  const key = KEYS[filter.sort];
  const backwards = !filter.after && filter.before !== undefined;
  const cursor = readCursor(backwards ? filter.before : filter.after, key.valid);
  const ascending = (sortDirection(filter) === 'asc') !== backwards;
  const way = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = ascending ? Prisma.sql`>` : Prisma.sql`<`;
  const seek = cursor
    ? [Prisma.sql`(${key.value}, l."id") ${beyond} (${cursor.value}${key.cast}, ${cursor.id})`]
    : [];
  const order = Prisma.sql`${key.value} ${way}, l."id" ${way}`;
  const leads = firstOfBranches(branches, { conditions: [...conditions, ...seek], order, take: PAGE + 1 });
  const found = await db.$queryRaw<KeyedRow[]>`
    SELECT ${leadRowColumns}, ${key.value}::text AS "cursorValue"
    FROM ${leadRowSource(leads)} ORDER BY ${order}`;
  const hasBeyond = found.length > PAGE;
  const rows = found.slice(0, PAGE);
  if (backwards) rows.reverse();
  return neighbours(rows, {
    next: backwards ? cursor !== null : hasBeyond,
    previous: backwards ? hasBeyond : cursor !== null,
  });
}

function neighbours(rows: KeyedRow[], has: { next: boolean; previous: boolean }) {
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows: rows.map(({ cursorValue: _, ...row }): LeadRow => row),
    next: has.next && last ? cursorOf(last) : undefined,
    previous: has.previous && first ? cursorOf(first) : undefined,
  };
}

function cursorOf(row: KeyedRow): string {
  return `${row.cursorValue}~${row.id}`;
}

function readCursor(text: string | undefined, valid: RegExp): { value: string; id: string } | null {
  const [value, id] = text?.split('~') ?? [];
  if (!value || !id || !valid.test(value) || !/^[\w-]{1,64}$/.test(id)) return null;
  const isDate = valid.test('2026-01-01 00:00:00+00');
  if (isDate && value !== 'infinity' && Number.isNaN(Date.parse(value))) return null;
  return { value, id };
}

/** Branch by branch, which exclude each other: each is counted off an index alone where one holds its conditions. */
async function countLeads(branches: Prisma.Sql[], conditions: Prisma.Sql[], most: number): Promise<number> {
  if (branches.length === 0) return 0;
  const counts = branches.map(
    (branch) => Prisma.sql`(SELECT count(*) FROM
      (SELECT 1 FROM "CrmLead" l WHERE ${allOf([branch, ...conditions])} LIMIT ${most + 1}) counted)`,
  );
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT (${Prisma.join(counts, ' + ')})::int AS "count"`;
  return row?.count ?? 0;
}
