import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { databaseAt } from './database-address';

export type TestDb = {
  /** This test file's own database, which `DATABASE_URL` names too: lib/db/client speaks to the same one. */
  url: string;
  /** Plain SQL, for what a test sets up or looks at behind the product's back. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  /** A further, empty database on the same server, for tests of migrations and set-up. */
  emptyDatabase: (name: string) => Promise<string>;
};

/** The database of this test file. Call it once, at the top of the file. */
export function testDb(): TestDb {
  const url = process.env.DATABASE_URL ?? '';
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  afterAll(() => pool.end());
  return {
    url,
    query: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await pool.query<Row>(sql, values)).rows,
    emptyDatabase: async (name) => {
      const full = `${inject('databasePrefix')}_${process.pid}_${name}`;
      await pool.query(`create database ${full}`);
      return databaseAt(url, full);
    },
  };
}
