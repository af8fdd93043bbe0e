import { relative } from 'node:path';
import { draftMigration } from '@/lib/db/migrate/draft';
import { migrationPaths } from '@/lib/db/migrate/folder';
import { runCommand } from './run-command';

const USAGE = `npm run db:new NAME writes the SQL for what changed in prisma/schema since the last migration.
NAME: lower-case words joined by "_", such as add_lead_source.
npm run db:new -- NAME --empty starts a migration of hand-written SQL alone.`;

runCommand(async () => {
  const [name = '', ...flags] = process.argv.slice(2);
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(USAGE);
  const folder = await draftMigration(
    migrationPaths(process.cwd()),
    name,
    new Date(),
    flags.includes('--empty'),
  );
  if (folder === null) {
    console.log('prisma/schema is what the last migration made of it: nothing to write');
    return;
  }
  console.log(`${relative(process.cwd(), folder)}/migration.sql written. Read it, add by hand what Prisma cannot say
(checks, partial indexes, triggers, data), then run: npm run db:migrate`);
});
