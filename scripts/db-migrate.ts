import { resolve } from 'node:path';
import { applyMigrations } from '@/lib/db/migrate/apply';
import { migrationPaths } from '@/lib/db/migrate/folder';
import { withCommandDatabase } from '@/lib/processes/command-database';
import { runCommand } from './run-command';

runCommand(async () => {
  await withCommandDatabase(resolve('.data'), async (url) => {
    const applied = await applyMigrations(url, migrationPaths(process.cwd()), console.log);
    console.log(applied.length === 0 ? 'nothing to migrate' : `${applied.length} applied`);
  });
});
