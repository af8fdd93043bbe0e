import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { plansOf, queriesOf } from '@/lib/bench/plans';
import { openSqlTap } from '@/lib/bench/sql-tap';
import { testDb } from '@/tests/setup/test-db';

const { url } = testDb();
const pool = new pg.Pool({ connectionString: url, max: 1 });
afterAll(() => pool.end());

it('notes every statement that passes, with its values, and changes none', async () => {
  const tap = await openSqlTap(url);
  const client = new pg.Client({ connectionString: tap.url });
  await client.connect();
  tap.take();
  const long = 'é'.repeat(100_000);
  await client.query('BEGIN');
  const { rows } = await client.query('SELECT $1::text AS a, $2::text AS b', [long, null]);
  await client.query({ name: 'lead', text: 'SELECT "id" FROM "CrmLead" WHERE "id" = $1', values: ['x'] });
  await client.query({ name: 'lead', text: 'SELECT "id" FROM "CrmLead" WHERE "id" = $1', values: ['y'] });
  await client.query('COMMIT');
  const queries = queriesOf(tap.take());
  await client.end();
  await tap.close();
  expect(rows).toEqual([{ a: long, b: null }]);
  expect(queries.map(({ values }) => values)).toEqual([[long, null], ['x'], ['y']]);
  expect(await plansOf(pool, queries.slice(1))).toMatch(/^2 × [\w ]*Scan CrmLead(_pkey)?$/);
});
