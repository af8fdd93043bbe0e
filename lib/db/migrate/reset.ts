import 'server-only';
import pg from 'pg';

/** Removes every table, type and job of the platform. Whoever calls it has asked whether that is wanted. */
export async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(
      'begin; drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public; commit',
    );
  } finally {
    await client.end();
  }
}

/** True when nobody has an account yet: the database is new. Expects a migrated database. */
export async function isUnused(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query(`select not exists (select 1 from "User") as unused`);
    return rows[0].unused;
  } finally {
    await client.end();
  }
}
