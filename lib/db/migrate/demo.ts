import 'server-only';
import pg from 'pg';

/** Apart from the numbers the commands take: filling runs them while it holds this. */
const LOCK_KEY = 881_004_200_003;
const UNFINISHED = 'demo unfinished';

/**
 * Fills a migrated database that nobody uses yet, once: one process at a time, and when an earlier filling was
 * interrupted, what it left is removed first. Returns false when the database was in use already.
 */
export async function fillOnce(url: string, fill: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const { rows } = await client.query(
      `select obj_description('public."User"'::regclass) as note, not exists (select 1 from public."User") as unused`,
    );
    const { note, unused } = rows[0];
    if (note !== UNFINISHED && !unused) return false;
    if (note === UNFINISHED) await removeEverything(client);
    await client.query(`comment on table public."User" is '${UNFINISHED}'`);
    await fill();
    await client.query('comment on table public."User" is null');
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}

async function removeEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
      where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  const tables = [...rows.map((row) => row.table), 'graphile_worker._private_jobs'];
  await client.query(`truncate ${tables.join(', ')} restart identity cascade`);
}
