import 'server-only';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the datamodel, in the shape the schema engine reads. */
export type SchemaFile = { path: string; content: string };

/** One folder of `prisma/migrations`: the SQL, and the datamodel as it was once the SQL had run. */
export type Migration = { name: string; sql: string; snapshot: string };

export type MigrationPaths = { schema: string; migrations: string };

const LOCK_FILE = 'migration_lock.toml';

export function migrationPaths(root: string): MigrationPaths {
  return { schema: join(root, 'prisma/schema'), migrations: join(root, 'prisma/migrations') };
}

/** The datamodel as one text: files in name order, so the same files always give the same text. */
export function readDatamodel(paths: MigrationPaths): string {
  return readdirSync(paths.schema)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => `// ${file}\n${readFileSync(join(paths.schema, file), 'utf8').trim()}\n`)
    .join('\n');
}

export function readMigrations(paths: MigrationPaths): Migration[] {
  if (!existsSync(paths.migrations)) return [];
  return readdirSync(paths.migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      name,
      sql: readFileSync(join(paths.migrations, name, 'migration.sql'), 'utf8'),
      snapshot: readFileSync(join(paths.migrations, name, 'schema.prisma'), 'utf8'),
    }));
}

export function writeMigration(paths: MigrationPaths, migration: Migration): string {
  const folder = join(paths.migrations, migration.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(paths.migrations, LOCK_FILE), 'provider = "postgresql"\n');
  writeFileSync(join(folder, 'migration.sql'), migration.sql);
  writeFileSync(join(folder, 'schema.prisma'), migration.snapshot);
  return folder;
}

export function lockFileContent(paths: MigrationPaths): { path: string; content: string } {
  const path = join(paths.migrations, LOCK_FILE);
  return { path: `./${LOCK_FILE}`, content: readFileSync(path, 'utf8') };
}
