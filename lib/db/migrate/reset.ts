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
