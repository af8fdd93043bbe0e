import 'server-only';
import pg from 'pg';

const WRONG_PASSWORD = '28P01';

/** Does the server take connections with this address? */
export async function answerOf(url: string): Promise<'yes' | 'no' | 'wrong password'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return 'yes';
  } catch (error) {
    const refused = error instanceof pg.DatabaseError && error.code === WRONG_PASSWORD;
    return refused ? 'wrong password' : 'no';
  } finally {
    await client.end().catch(() => {});
  }
}

export async function ensureDatabase(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
