import { resolve } from 'node:path';
import { startEmbeddedPostgres } from '@/lib/processes/embedded-postgres';

/** Holds this checkout's PostgreSQL up on its own, for work on the database without the platform. */
async function main(): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataFolder: resolve('.data'), report: console.log });
  console.log(postgres.url);
  if (!postgres.ours) return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void postgres.stop());
  await postgres.gone;
}

void main();
