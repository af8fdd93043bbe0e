import 'server-only';
import { applyMigrations } from '@/lib/db/migrate/apply';
import { migrationPaths } from '@/lib/db/migrate/folder';
import { nextRestart } from './backoff';
import { checkDatabase } from './check-database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { type Say, step } from './steps';

export type PlatformDatabase = { url: string; stop: () => Promise<void> };

type Options = {
  dataFolder: string;
  say: Say;
  /** The embedded server came back at another address. */
  onMove: (url: string) => void;
};

/** Opens the database, the person's or the embedded one. */
export async function openPlatformDatabase(options: Options): Promise<PlatformDatabase> {
  const given = process.env.DATABASE_URL;
  return given ? openGiven(given, options.say) : openEmbedded(options);
}

/** Brings the database up to the newest migration. */
export async function migrateDatabase(url: string, root: string, say: Say): Promise<void> {
  await step(say, 'Migrating the database', () =>
    applyMigrations(url, migrationPaths(root), (line) => say(`  ${line}`)),
  );
}

async function openGiven(url: string, say: Say): Promise<PlatformDatabase> {
  await step(say, 'Checking DATABASE_URL', () => checkDatabase(url));
  return { url, stop: async () => {} };
}

async function openEmbedded(options: Options): Promise<PlatformDatabase> {
  const { dataFolder, say } = options;
  const start = () => startEmbeddedPostgres({ dataFolder, report: (line) => say(`  ${line}`) });
  const first = await step(say, 'Starting PostgreSQL', start);
  const watched = keepRunning(first, start, options);
  return { url: first.url, stop: watched.stop };
}

/** A PostgreSQL that dies is started again; it recovers what was committed by itself. */
function keepRunning(
  first: EmbeddedPostgres,
  start: () => Promise<EmbeddedPostgres>,
  { say, onMove }: Options,
) {
  let current = first;
  let stopping = false;
  let deathsInARow = 0;

  const watch = (postgres: EmbeddedPostgres) => {
    const since = performance.now();
    void postgres.gone.then(() => {
      if (stopping) return;
      const next = nextRestart(deathsInARow, performance.now() - since);
      deathsInARow = next.deathsInARow;
      say(`! PostgreSQL ended, starting again in ${next.waitMs / 1000} s (${postgres.logFile} says why)`);
      setTimeout(() => void again(), next.waitMs);
    });
  };

  const again = async () => {
    if (stopping) return;
    const before = current.url;
    try {
      current = await start();
      say('✓ PostgreSQL is back');
      watch(current);
      if (current.url !== before) onMove(current.url);
    } catch (error) {
      say(`! ${error instanceof Error ? error.message : String(error)}`);
      const next = nextRestart(deathsInARow, 0);
      deathsInARow = next.deathsInARow;
      setTimeout(() => void again(), next.waitMs);
    }
  };

  watch(first);
  return {
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}
