import 'server-only';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

/**
 * Runs a command of its own on this checkout's database: the one DATABASE_URL names, the embedded one that is already
 * up, or the embedded one started for as long as the command takes.
 */
export async function withCommandDatabase<T>(
  dataFolder: string,
  work: (url: string, embedded: boolean) => Promise<T>,
): Promise<T> {
  const given = process.env.DATABASE_URL;
  if (given) return work(given, false);
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({ dataFolder });
  try {
    process.env.DATABASE_URL = postgres.url;
    return await work(postgres.url, true);
  } finally {
    await postgres.stop();
  }
}
