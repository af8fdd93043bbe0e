import 'server-only';
import pg from 'pg';
import { StartRefusal } from './steps';

const OLDEST = 14;
const NEWEST = 18;

/** Refuses a database that does not answer, is of a version we do not know, or lets us make no tables. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartRefusal(
      `DATABASE_URL: ${addressOf(url)} does not let us in (${reasonOf(error)}). Check the address, or unset it to use the embedded PostgreSQL.`,
    );
  }
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as version,
              has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as may_create`,
    );
    const { version, may_create } = rows[0];
    if (version < OLDEST || version > NEWEST) {
      throw new StartRefusal(
        `DATABASE_URL: ${addressOf(url)} is PostgreSQL ${version}, we need ${OLDEST} to ${NEWEST}.`,
      );
    }
    if (!may_create) {
      throw new StartRefusal(
        `DATABASE_URL: the user may not make tables in ${addressOf(url)}. Make it the database's owner.`,
      );
    }
  } finally {
    await client.end().catch(() => {});
  }
}

/** The address without the password. */
function addressOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
