import 'server-only';
import { join } from 'node:path';
import pg from 'pg';
import { applyMigrations } from '@/lib/db/migrate/apply';
import { migrationPaths } from '@/lib/db/migrate/folder';
import { build, buildFingerprint, forgetRenderedPages, isBuilt } from './build';
import { requireChromium } from './find-chromium';
import { freePort } from './free-port';
import { type PlatformEnv, platformEnv } from './platform-env';
import { platformServices } from './platform-services';
import { type Say, StartRefusal, step } from './steps';
import { Supervisor } from './supervisor';
import { waitUntilServed } from './wait-until-served';
import { WatchedChild } from './watched-child';

type Options = { root: string; say: Say; server: string; reports: string };
type TestPlatform = { env: NodeJS.ProcessEnv; stop: () => Promise<void> };

/** The person's own services must not be reached by a test. */
const FOREIGN = [
  'PUSHER_APP_ID',
  'PUSHER_KEY',
  'PUSHER_SECRET',
  'PUSHER_HOST',
  'PUSHER_PORT',
  'PUSHER_CLUSTER',
  'PUSHER_USE_TLS',
  'RESEND_API_KEY',
  'RESEND_BASE_URL',
  'APP_URL',
  'HOST',
  'DATABASE_URL',
  'AUTH_SECRET',
  'NODE_ENV',
];

/** The production build, run as its real processes on free ports, on a database of its own with the demo in it. */
export async function openTestPlatform(options: Options): Promise<TestPlatform> {
  const { root, say } = options;
  const chromium = await requireChromium(say);
  for (const name of FOREIGN) delete process.env[name];
  process.env.PORT = String(await freePort());
  const database = await makeDatabase(options);
  const choices = {
    dataFolder: join(root, '.data'),
    dev: false,
    databaseUrl: database.url,
    channelsPort: await freePort(),
  };
  const env = { ...platformEnv(choices), PROCESS_NAME: 'test' };
  await seed(options, env);
  await buildWhenStale(options, env);
  // Prices and plans of another run, or of the demo, are not these.
  forgetRenderedPages(root, '.next');
  const supervisor = new Supervisor({ say });
  const services = platformServices({ root, dev: false, env: () => env, say, logs: options.reports });
  for (const service of services) supervisor.start(service);
  await step(say, 'Starting web, worker and channels', () =>
    waitUntilServed(env, () => supervisor.deathsOf('web')),
  );
  return {
    env: { ...env, CHROMIUM_PATH: chromium, E2E_BASE_URL: env.APP_URL },
    stop: async () => {
      await supervisor.stop();
      forgetRenderedPages(root, '.next');
      await database.drop();
    },
  };
}

async function makeDatabase({
  root,
  server,
  say,
}: Options): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `e2e_${process.pid}_${Date.now().toString(36)}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  await step(say, 'Migrating a new database', () => applyMigrations(url.href, migrationPaths(root)));
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function seed({ root, say, reports }: Options, env: PlatformEnv): Promise<void> {
  const tsconfig = { TSX_TSCONFIG_PATH: join(root, 'tsconfig.scripts.json') };
  await step(say, 'Filling it with the demo', async () => {
    const args = ['--import', 'tsx', 'scripts/seed.ts'];
    const logFile = join(reports, 'seed.log');
    const child = new WatchedChild({ name: 'seed', args, root, env: { ...env, ...tsconfig }, logFile });
    if ((await child.ended).code !== 0)
      throw new StartRefusal(`the demo failed:\n${child.lastLines.join('\n')}`);
  });
}

async function buildWhenStale({ root, say }: Options, env: PlatformEnv): Promise<void> {
  const fingerprint = buildFingerprint(root, ['', 'embedded']);
  if (isBuilt(root, '.next', fingerprint)) return;
  await step(say, 'Building the pages', () => build(root, '.next', fingerprint, env, () => {}));
}
