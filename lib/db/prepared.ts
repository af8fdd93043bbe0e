import 'server-only';
import { createHash } from 'node:crypto';
import { Prisma } from '@/lib/db/generated/client';

const MARK = '/* prepared */';
/** What the client writes where it reads a row with what belongs to it: long to plan, short to run. */
const JOINED = 'LEFT JOIN LATERAL';
/** A list of values makes another text for each length. */
const LIST = ' IN ($';
/** Each name takes memory on every connection for as long as it lives. */
const MOST_JOINED = 60;

const names = new Map<string, string>();
let joined = 0;

/**
 * Begins a statement that each connection parses and plans once: for long statements of the busiest paths whose text
 * never varies.
 */
export const preparedSql = Prisma.raw(MARK);

/** The same for a statement whose text is one of few as long as this holds; what a person searches for makes many. */
export const preparedIf = (isOneOfFew: boolean) => (isOneOfFew ? preparedSql : Prisma.empty);

/** The name under which a connection keeps the plan of a statement; empty for one that is planned each time. */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const isMarked = sql.trimStart().startsWith(MARK);
  if (!isMarked && !isWorthKeeping(sql)) return '';
  if (!isMarked) joined += 1;
  const name = `prepared_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
  names.set(sql, name);
  return name;
}

function isWorthKeeping(sql: string): boolean {
  return joined < MOST_JOINED && sql.includes(JOINED) && !sql.includes(LIST);
}
