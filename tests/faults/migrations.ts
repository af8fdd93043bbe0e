import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout } from './checkout';
import { rowsOf } from './rows';

/** A migration no release has: a column and an index on the busiest table, written into every row, slowly. */
const sqlOf = (name: string, seconds: number) => `
  ALTER TABLE "CrmLead" ADD COLUMN "${name}" TEXT;
  UPDATE "CrmLead" SET "${name}" = "title";
  SELECT pg_sleep(${seconds});
  CREATE INDEX "HostingRequest_${name}_idx" ON "HostingRequest" ("contactEmail", "createdAt");
  CREATE INDEX "CrmLead_${name}_idx" ON "CrmLead" ("${name}");
`;

/** Puts a further migration into a checkout; `seconds`: how long it holds what it changes. */
export function addMigration({ folder }: Checkout, name: string, seconds: number): void {
  const migrations = join(folder, 'prisma/migrations');
  const newest = readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  const place = join(migrations, `29990101000000_${name}`);
  mkdirSync(place);
  cpSync(join(migrations, newest ?? '', 'schema.prisma'), join(place, 'schema.prisma'));
  writeFileSync(join(place, 'migration.sql'), sqlOf(name, seconds));
}

export type Migrating = { child: ChildProcess; ended: Promise<{ code: number | null; said: string }> };

/** `npm run db:migrate`, beside the platform that runs. */
export function migrate(checkout: Checkout): Migrating {
  const args = ['--import', 'tsx', 'scripts/db-migrate.ts'];
  const env = { ...checkout.environment, TSX_TSCONFIG_PATH: join(checkout.folder, 'tsconfig.scripts.json') };
  const child = spawn(process.execPath, args, {
    cwd: checkout.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('exit', (code) => resolve({ code, said })),
  );
  return { child, ended };
}

/** What the database has of the further migration: its column, its indexes, and the note that it ran. */
export async function tracesOf(databaseUrl: string, name: string): Promise<Record<string, number>> {
  const [found] = await rowsOf<Record<string, number>>(
    databaseUrl,
    `SELECT
       (SELECT count(*) FROM information_schema.columns WHERE "column_name" = $1)::int AS "columns",
       (SELECT count(*) FROM pg_indexes WHERE "indexname" LIKE '%\\_' || $1 || '\\_idx')::int AS "indexes",
       (SELECT count(*) FROM "_prisma_migrations" WHERE "migration_name" = '29990101000000_' || $1 AND "finished_at" IS NOT NULL)::int AS "notes"`,
    [name],
  );
  return found ?? {};
}
