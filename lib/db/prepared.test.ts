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

it('names what is read with all that belongs to it, where its text never varies, up to a number', () => {
  const joined = (table: string) => `SELECT 1 FROM "${table}" LEFT JOIN LATERAL (SELECT 2) ON TRUE`;
  const name = statementName({ sql: joined('a') });
  expect(name).not.toBe('');
  expect(statementName({ sql: joined('a') })).toBe(name);
  expect(statementName({ sql: `${joined('a')} WHERE "id" IN ($1,$2)` })).toBe('');
  const named = Array.from({ length: 1000 }, (_, nth) => statementName({ sql: joined(`t${nth}`) }));
  expect(named.filter(Boolean).length).toBeLessThan(100);
  expect(statementName({ sql: joined('a') })).toBe(name);
});
