import { createHash } from 'node:crypto';
import pg from 'pg';
import { applyMigrations } from '@/lib/db/migrate/apply';
import { migrationPaths, readMigrations } from '@/lib/db/migrate/folder';
import { databaseAt } from './database-address';

const LOCK_KEY = 881_004_200_002;

/** A database with every migration applied, made once per set of migrations. Returns its name. */
export async function ensureTemplate(server: string): Promise<string> {
  const paths = migrationPaths(process.cwd());
  const hash = createHash('sha256')
    .update(JSON.stringify(readMigrations(paths)))
    .digest('hex');
  const name = `template_${hash.slice(0, 16)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await makeTemplate(client, server, name);
    return name;
  } finally {
    await client.end();
  }
}

/** Built under another name first, so that an interrupted build is never taken for a finished one. */
async function makeTemplate(client: pg.Client, server: string, name: string): Promise<void> {
  const half = `${name}_half`;
  await client.query(`drop database if exists ${half} with (force)`);
  await client.query(`create database ${half}`);
  await applyMigrations(databaseAt(server, half), migrationPaths(process.cwd()));
  await client.query(`alter database ${half} rename to ${name}`);
}
