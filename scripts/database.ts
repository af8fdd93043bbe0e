import { resolve } from 'node:path';
import { startEmbeddedPostgres } from '@/lib/processes/embedded-postgres';
import { TEST_POSTGRES_SETTINGS } from '@/lib/processes/test-postgres';

/** Holds this checkout's PostgreSQL up on its own, or (with "test") that of the tests, for work without the platform. */
async function main(): Promise<void> {
  const name = process.argv[2] === 'test' ? 'test-postgres' : 'postgres';
  const settings = name === 'test-postgres' ? TEST_POSTGRES_SETTINGS : {};
  const postgres = await startEmbeddedPostgres({
    dataFolder: resolve('.data'),
    name,
    settings,
    report: console.log,
  });
  console.log(postgres.url);
  if (!postgres.ours) return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void postgres.stop());
  await postgres.gone;
}

void main();
