import { expect, it } from 'vitest';
import { Prisma } from './generated/client';
import { preparedSql, statementName } from './prepared';

it('names the marked statements, one name a text', () => {
  const first = Prisma.sql`
    ${preparedSql} SELECT ${1}::int`;
  const second = Prisma.sql`${preparedSql} SELECT ${1}::text`;
  expect(statementName(first)).toBe(
    statementName(Prisma.sql`
    ${preparedSql} SELECT ${2}::int`),
  );
  expect(statementName(first)).not.toBe(statementName(second));
  // PostgreSQL cuts longer ones off.
  expect(statementName(first).length).toBeLessThan(64);
});

it('leaves all others to be planned each time', () => {
  expect(statementName({ sql: 'SELECT 1' })).toBe('');
  expect(statementName({ sql: "SELECT '/* prepared */'" })).toBe('');
});
