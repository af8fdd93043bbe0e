import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { applyMigrations } from '@/lib/db/migrate/apply';
import { draftMigration, missingSql } from '@/lib/db/migrate/draft';
import { diffDatamodels } from '@/lib/db/migrate/engine';
import {
  type MigrationPaths,
  migrationPaths,
  readDatamodel,
  readMigrations,
  writeMigration,
} from '@/lib/db/migrate/folder';
import { readCatalogue } from '@/tests/setup/catalogue';
import { testDb } from '@/tests/setup/test-db';

const db = testDb();
const paths = migrationPaths(process.cwd());

async function catalogueOf(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await readCatalogue(client);
  } finally {
    await client.end();
  }
}

async function databaseOfTheDatamodel(): Promise<string> {
  const url = await db.emptyDatabase('datamodel');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(await diffDatamodels(null, readDatamodel(paths)));
  await client.end();
  return url;
}

describe('migrations', () => {
  it('leave nothing of the datamodel without a migration', async () => {
    expect(await missingSql(paths), 'run: npm run db:new NAME').toBe('');
  });

  it('together make exactly the tables of the datamodel', async () => {
    const migrated = await catalogueOf(db.url);
    const wanted = await catalogueOf(await databaseOfTheDatamodel());
    expect(migrated.expressible).toEqual(wanted.expressible);
    expect(wanted.expressible.tables.length).toBeGreaterThan(10);
    // What is set aside as beyond Prisma's words must be that: its own SQL never makes such a thing.
    expect(wanted.beyondPrisma).toEqual([]);
  });

  it('are all recorded as Prisma records them', async () => {
    const rows = await db.query<{ migration_name: string }>(
      'select migration_name from _prisma_migrations where finished_at is not null order by 1',
    );
    expect(rows.map((row) => row.migration_name)).toEqual(readMigrations(paths).map(({ name }) => name));
  });
});

describe('a migration', () => {
  const half = 'create table half (id int);\nselect 1;\ncreate table half (id int);\n';

  async function withCopy(work: (copy: MigrationPaths, add: (sql: string) => string) => Promise<void>) {
    const root = mkdtempSync(join(tmpdir(), 'migrations-'));
    cpSync('prisma', join(root, 'prisma'), { recursive: true });
    const copy = migrationPaths(root);
    const add = (sql: string) =>
      join(
        writeMigration(copy, { name: '29991231000000_next', sql, snapshot: readDatamodel(copy) }),
        'migration.sql',
      );
    try {
      await work(copy, add);
    } finally {
      rmSync(root, { recursive: true });
    }
  }

  it('that fails leaves nothing, says its name and reason, and runs once it is mended', async () => {
    await withCopy(async (copy, add) => {
      const url = await db.emptyDatabase('failing');
      const file = add(half);
      await expect(applyMigrations(url, copy)).rejects.toThrow(
        /29991231000000_next failed and was taken back whole: .*"half" already exists/,
      );
      expect((await catalogueOf(url)).expressible.tables).not.toContain('half');
      writeFileSync(file, 'create table half (id int);\n');
      expect(await applyMigrations(url, copy)).toEqual(['29991231000000_next']);
      expect((await catalogueOf(url)).expressible.tables).toContain('half');
    });
  });

  it('keeps function bodies whole', async () => {
    await withCopy(async (copy, add) => {
      const url = await db.emptyDatabase('bodies');
      add(`create function two() returns int language plpgsql as $$ begin perform 1; return 2; end; $$;`);
      await applyMigrations(url, copy);
      expect((await catalogueOf(url)).beyondPrisma).toContain('function two');
    });
  });

  it('that two processes start at once runs once', async () => {
    await withCopy(async (copy, add) => {
      const url = await db.emptyDatabase('twice');
      add('create table once (id int); insert into once values (1);');
      const applied = await Promise.all([applyMigrations(url, copy), applyMigrations(url, copy)]);
      expect(applied.flat().filter((name) => name.endsWith('_next'))).toHaveLength(1);
    });
  });

  it('that was changed after it ran, or that commits by itself, is refused', async () => {
    await withCopy(async (copy, add) => {
      const url = await db.emptyDatabase('edited');
      const file = add('create table half (id int);\ncommit;\n');
      await expect(applyMigrations(url, copy)).rejects.toThrow(/29991231000000_next, line 2/);
      writeFileSync(file, 'create table half (id int);\n');
      await applyMigrations(url, copy);
      writeFileSync(file, `${readFileSync(file, 'utf8')}-- later thought\n`);
      await expect(applyMigrations(url, copy)).rejects.toThrow(/29991231000000_next was changed after/);
    });
  });

  it('is drafted from what the datamodel gained since the last one', async () => {
    await withCopy(async (copy) => {
      expect(await draftMigration(copy, 'nothing', new Date())).toBeNull();
      writeFileSync(join(copy.schema, 'extra.prisma'), 'model Extra {\n  id Int @id\n}\n');
      const folder = await draftMigration(copy, 'add_extra', new Date('2999-12-31T10:11:12Z'));
      expect(folder).toMatch(/29991231101112_add_extra$/);
      expect(readFileSync(join(folder ?? '', 'migration.sql'), 'utf8')).toContain('CREATE TABLE "Extra"');
      expect(await missingSql(copy)).toBe('');
    });
  });
});
