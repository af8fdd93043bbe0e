import 'server-only';
import { diffDatamodels } from './engine';
import { type MigrationPaths, readDatamodel, readMigrations, writeMigration } from './folder';

const EMPTY = '-- This is an empty migration.';

/** What the datamodel asks for beyond the newest migration, as SQL; empty when nothing. */
export async function missingSql(paths: MigrationPaths): Promise<string> {
  const previous = readMigrations(paths).at(-1)?.snapshot ?? null;
  const sql = await diffDatamodels(previous, readDatamodel(paths));
  return sql.trim() === EMPTY ? '' : sql;
}

/**
 * Writes `prisma/migrations/<time>_<name>/` with the SQL for everything the datamodel changed since the last migration,
 * and the datamodel itself. With `allowEmpty` a migration of hand-written SQL alone can be started. Returns the folder,
 * or null when there is nothing to write.
 */
export async function draftMigration(
  paths: MigrationPaths,
  name: string,
  now: Date,
  allowEmpty = false,
): Promise<string | null> {
  const sql = await missingSql(paths);
  if (!sql && !allowEmpty) return null;
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return writeMigration(paths, {
    name: `${stamp}_${name}`,
    sql: sql || '-- Written by hand: nothing in the datamodel changed.\n',
    snapshot: readDatamodel(paths),
  });
}
