import 'server-only';
import { createHash } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { type Engine, NO_FILTER, openEngine } from './engine';
import {
  lockFileContent,
  type Migration,
  type MigrationPaths,
  readDatamodel,
  readMigrations,
} from './folder';
import { type Report, takeMigrationLock, whileOthersGiveWay } from './lock';

/** Beside a running platform the two may wait for each other; whole as it is, a migration can simply begin again. */
const DEADLOCK = '40P01';
const MOST_TRIES = 5;

type HistoryRow = { name: string; checksum: string; finished: boolean; rolledBack: boolean };

/** A refusal to migrate. The message is for the person who started the platform and names the migration. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Brings the database up to the newest migration, then the job queue's own tables, one process at a time. Each
 * migration is one transaction together with its row in `_prisma_migrations`: it is there whole or not at all, whatever
 * dies in between. Returns the names applied. Refuses with MigrationError.
 */
export async function applyMigrations(
  url: string,
  paths: MigrationPaths,
  report: Report = () => {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await takeMigrationLock(client, report);
    const migrations = readMigrations(paths);
    const pending = pendingOf(migrations, await readHistory(client));
    for (const migration of pending) {
      refuseOwnTransaction(migration);
      report(`migration ${migration.name}`);
      await whileOthersGiveWay(client, url, () => applyOne(client, paths, migrations, migration, report));
    }
    await migrateJobQueue(url);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end().catch(() => {});
  }
}

async function migrateJobQueue(url: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: url, max: 2 });
  pgPool.on('error', () => {});
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  const { rows: found } = await client.query(
    `select to_regclass('public._prisma_migrations') is not null as found`,
  );
  if (!found[0].found) return [];
  const { rows } = await client.query<HistoryRow>(
    `select migration_name as name, checksum, finished_at is not null as finished, rolled_back_at is not null as "rolledBack"
       from public._prisma_migrations order by started_at`,
  );
  return rows;
}

function pendingOf(migrations: Migration[], history: HistoryRow[]): Migration[] {
  const standing = history.filter((row) => !row.rolledBack);
  const failed = standing.find((row) => !row.finished);
  if (failed) {
    throw new MigrationError(
      `migration ${failed.name} was left unfinished by another tool: mend the database, then run "prisma migrate resolve" for it`,
    );
  }
  const applied = new Map(standing.map((row) => [row.name, row.checksum]));
  const edited = migrations.find(
    ({ name, sql }) => applied.has(name) && applied.get(name) !== checksumOf(sql),
  );
  if (edited) {
    throw new MigrationError(
      `migration ${edited.name} was changed after this database had run it: restore the file and put the change in a new migration`,
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/** A script that commits by itself would leave its first half behind when its second fails. */
function refuseOwnTransaction({ name, sql }: Migration): void {
  const found = /^\s*(begin|start transaction|commit|rollback)( work| transaction)?\s*;/im.exec(sql);
  if (!found) return;
  const line =
    sql.slice(0, found.index).split('\n').length + (found[0].match(/^\s*/)?.[0].split('\n').length ?? 1) - 1;
  throw new MigrationError(
    `migration ${name}, line ${line}: a migration is one transaction already, remove "${found[0].trim()}"`,
  );
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

async function applyOne(
  client: pg.Client,
  paths: MigrationPaths,
  migrations: Migration[],
  migration: Migration,
  report: Report,
  triesLeft = MOST_TRIES - 1,
): Promise<void> {
  let scriptError: unknown = null;
  const engine = await openEngine(readDatamodel(paths), connectionOf(client), (error) => {
    scriptError ??= error;
  });
  try {
    await client.query('begin');
    await runEngine(engine, paths, migrations.slice(0, migrations.indexOf(migration) + 1));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (scriptError instanceof pg.DatabaseError && scriptError.code === DEADLOCK && triesLeft > 0) {
      report(`migration ${migration.name} and other work waited for each other, trying it again`);
      return applyOne(client, paths, migrations, migration, report, triesLeft - 1);
    }
    throw new MigrationError(
      `migration ${migration.name} failed and was taken back whole: ${reasonOf(scriptError ?? error, migration.sql)}`,
    );
  } finally {
    engine.free();
  }
}

function connectionOf(client: pg.Client) {
  return { query: client.query.bind(client) };
}

async function runEngine(engine: Engine, paths: MigrationPaths, migrations: Migration[]): Promise<void> {
  await engine.applyMigrations({
    filters: NO_FILTER,
    migrationsList: {
      baseDir: paths.migrations,
      lockfile: lockFileContent(paths),
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
    },
  });
}

function reasonOf(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? error.message : String(error);
  const position = Number(error.position ?? 0);
  const line = position > 0 ? `line ${sql.slice(0, position).split('\n').length}: ` : '';
  const more = [error.detail, error.hint].filter(Boolean).join(' ');
  return `${line}${error.message}${more ? ` (${more})` : ''}`;
}
