import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyMigrations } from '@/lib/db/migrate/apply';
import { fillOnce } from '@/lib/db/migrate/demo';
import { migrationPaths } from '@/lib/db/migrate/folder';
import { emptyDatabase } from '@/lib/db/migrate/reset';
import { withCommandDatabase } from '@/lib/processes/command-database';
import { readSecrets } from '@/lib/processes/secrets';
import { runCommand } from './run-command';

runCommand(async () => {
  const forced = process.argv.includes('--force');
  if (process.env.NODE_ENV === 'production' && !forced) {
    throw new Error(
      'db:reset deletes everything and NODE_ENV is production: add "-- --force" if you mean it',
    );
  }
  await withCommandDatabase(resolve('.data'), async (url, embedded) => {
    if (!embedded && !forced) {
      throw new Error(
        'db:reset deletes everything and DATABASE_URL is not the demo database: add "-- --force" if you mean it',
      );
    }
    await emptyDatabase(url);
    await applyMigrations(url, migrationPaths(process.cwd()), console.log);
    if (process.env.SEED_DEMO !== 'never' && existsSync('prisma/seed/index.ts')) {
      process.env.AUTH_SECRET ||= readSecrets(resolve('.data')).authSecret;
      const { seedDemo } = await import('@/prisma/seed/index');
      const { db } = await import('@/lib/db/client');
      await fillOnce(url, seedDemo).finally(() => db.$disconnect());
    }
    console.log('the database is new');
  });
});
