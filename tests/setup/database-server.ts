import { resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/processes/embedded-postgres';
import { TEST_POSTGRES_SETTINGS } from '@/lib/processes/test-postgres';
import { ensureTemplate } from './template-database';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
    databaseTemplate: string;
    databasePrefix: string;
  }
}

const SESSION = 'cloudnexus-tests';

/**
 * Runs once before the integration tests: a PostgreSQL (TEST_DATABASE_URL, or an embedded one apart from the demo's)
 * with one migrated template, which every test file clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const presence = new pg.Client({ connectionString: server.url, application_name: SESSION });
  presence.on('error', () => {});
  await presence.connect();
  const template = await ensureTemplate(server.url);
  const prefix = `test_${process.pid}_${Date.now().toString(36)}`;
  project.provide('databaseServer', server.url);
  project.provide('databaseTemplate', template);
  project.provide('databasePrefix', prefix);

  return async () => {
    await dropDatabases(presence, prefix);
    if (server.embedded?.ours) await waitForOtherRuns(presence);
    await presence.end();
    await server.embedded?.stop();
  };
}

async function openServer(): Promise<{ url: string; embedded: EmbeddedPostgres | null }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, embedded: null };
  const embedded = await startEmbeddedPostgres({
    dataFolder: resolve('.data'),
    name: 'test-postgres',
    settings: TEST_POSTGRES_SETTINGS,
  });
  return { url: embedded.url, embedded };
}

async function dropDatabases(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows) {
    await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
  }
}

/** Another run of this checkout may have joined our server: it ends first. */
async function waitForOtherRuns(client: pg.Client): Promise<void> {
  const others = 'select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()';
  while ((await client.query(others, [SESSION])).rowCount) await client.query('select pg_sleep(0.2)');
}
