import 'server-only';
import pg from 'pg';

/** Any number; every process that migrates this database takes the same one. */
const LOCK_KEY = 881_004_200_001;
// Sooner than the second after which PostgreSQL itself ends one of a deadlock, which would be the migration.
const LOOK_EVERY_MS = 250;

export type Report = (line: string) => void;

/** Waits until no other process migrates this database; held until the connection ends. */
export async function takeMigrationLock(client: pg.Client, report: Report): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [LOCK_KEY]);
  if (rows[0].taken) return;
  report('another process is migrating this database, waiting for it');
  await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
}

/**
 * Beside a running platform a migration and an order may each hold what the other waits for. While the work goes on,
 * who keeps the migration waiting and waits for a lock too is cancelled: it is answered as unavailable and comes again.
 */
export async function whileOthersGiveWay<T>(
  client: pg.Client,
  url: string,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const watcher = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  watcher.on('error', () => {});
  await watcher.connect();
  const look = () =>
    watcher
      .query(
        `select pg_cancel_backend(pid) from pg_stat_activity
          where pid = any(pg_blocking_pids($1)) and wait_event_type = 'Lock'`,
        [rows[0]?.pid],
      )
      // An account that may cancel nobody's work leaves it to PostgreSQL, and the migration begins again.
      .catch(() => {});
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(looking);
    await watcher.end().catch(() => {});
  }
}
