import 'server-only';
import type pg from 'pg';

/** Any number; every process that migrates this database takes the same one. */
const LOCK_KEY = 881_004_200_001;

export type Report = (line: string) => void;

/** Waits until no other process migrates this database; held until the connection ends. */
export async function takeMigrationLock(client: pg.Client, report: Report): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [LOCK_KEY]);
  if (!rows[0].taken) {
    report('another process is migrating this database, waiting for it');
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
  }
  await letOthersGiveWay(client);
}

/** Of those in a deadlock the one that looks first is ended: orders look after a second and are simply sent again. */
async function letOthersGiveWay(client: pg.Client): Promise<void> {
  await client.query(`set deadlock_timeout = '60s'`).catch(() => {
    // Only a superuser may; others may have to begin again.
  });
}
