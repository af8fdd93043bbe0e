import 'server-only';
import { newToken } from '@/lib/auth/tokens';
import { fillOnce } from '@/lib/db/migrate/demo';
import type { PlatformEnv } from './platform-env';
import type { StepProcess } from './step-process';
import { type Say, StartRefusal, step } from './steps';

type Options = { env: PlatformEnv; process: StepProcess; say: Say };

/**
 * Fills a database that nobody uses yet: with the demo, or with the catalogue and the first administrator, whose token
 * to choose a password it then returns.
 */
export async function fillNewDatabase({ env, process, say }: Options): Promise<string | undefined> {
  let firstAdminToken: string | undefined;
  await fillOnce(env.DATABASE_URL ?? '', async () => {
    if (env.SEED_DEMO !== 'never') {
      return step(say, 'Filling the empty database with the demo', () => process.runScript('seed', env));
    }
    if (!env.ADMIN_EMAIL) {
      throw new StartRefusal(
        'The database is empty: set ADMIN_EMAIL to the address of the first administrator, or leave SEED_DEMO unset',
      );
    }
    const token = newToken();
    firstAdminToken = token;
    await step(say, 'Making the catalogue and the first administrator', () =>
      process.runScript('first-run', { ...env, FIRST_ADMIN_TOKEN: token }),
    );
  });
  return firstAdminToken;
}
