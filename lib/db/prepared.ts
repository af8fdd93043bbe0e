import 'server-only';
import { createHash } from 'node:crypto';
import { Prisma } from './generated/client';

const MARK = '/* prepared */';
const names = new Map<string, string>();

/**
 * Begins a statement that each connection parses and plans once: for long statements of the busiest paths whose text
 * never varies. Others stay unnamed, because each name takes memory on every connection for as long as it lives.
 */
export const preparedSql = Prisma.raw(MARK);

/** The name under which a connection keeps the plan of a statement; empty for one that is planned each time. */
export function statementName({ sql }: { sql: string }): string {
  if (!sql.trimStart().startsWith(MARK)) return '';
  const known = names.get(sql);
  if (known) return known;
  const name = `prepared_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
  names.set(sql, name);
  return name;
}
