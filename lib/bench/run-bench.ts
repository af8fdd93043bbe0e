import 'server-only';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@/lib/processes/embedded-postgres';
import { openTestPlatform } from '@/lib/processes/test-platform';
import type { Bench, BenchOptions, Section } from './bench';
import { type Figure, figureLine, verdictOf } from './figure';
import { measureBoard } from './sections/board';
import { measureFunnel } from './sections/funnel';
import { measureJs } from './sections/js';
import { measureLive } from './sections/live';
import { measureMemory } from './sections/memory';
import { measureOrders } from './sections/orders';
import { measurePages } from './sections/pages';
import { measurePulse } from './sections/pulse';
import { measureSales } from './sections/sales';
import { measureSearch } from './sections/search';
import { measureStart } from './sections/start';
import { settle } from './settle';

/** In this order: what needs the small database comes before what fills it. */
const SECTIONS = {
  start: measureStart,
  js: measureJs,
  pages: measurePages,
  orders: measureOrders,
  live: measureLive,
  funnel: measureFunnel,
  memory: measureMemory,
  board: measureBoard,
  search: measureSearch,
  sales: measureSales,
  pulse: measurePulse,
} as const satisfies Record<string, Section>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

type Run = BenchOptions & {
  root: string;
  only: readonly SectionName[];
  say: (line: string) => void;
  onFigure: (figure: Figure, line: string) => void;
};

/** A durable database as in production, with the moment of each commit on record. */
const POSTGRES_SETTINGS = {
  track_commit_timestamp: 'on',
  max_connections: '200',
  shared_buffers: '512MB',
  max_wal_size: '4GB',
};

/** Measures the sections asked for on a platform of its own; how many figures missed their budget. */
export async function runBench(run: Run): Promise<number> {
  const { root, say } = run;
  const folder = join(root, '.data/bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await startEmbeddedPostgres({
    dataFolder: join(root, '.data'),
    name: 'bench-postgres',
    settings: POSTGRES_SETTINGS,
  });
  try {
    if (server.ours) await dropLeftovers(server.url);
    const platform = await openTestPlatform({ root, say, server: server.url, reports: join(folder, 'logs') });
    const sql = new pg.Pool({ connectionString: platform.env.DATABASE_URL, max: 8 });
    sql.on('error', () => {});
    try {
      const { APP_URL = '' } = platform.env;
      await settle({ sql, say });
      return await measure(run, {
        ...run,
        options: run,
        folder,
        base: APP_URL,
        env: platform.env,
        sql,
        report: () => {},
      });
    } finally {
      await sql.end();
      await platform.stop();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Databases of runs that were ended in the middle. */
async function dropLeftovers(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'e2e\\_%'`);
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
}

async function measure({ only, onFigure, say }: Run, bench: Bench): Promise<number> {
  let missed = 0;
  for (const section of SECTION_NAMES.filter((name) => only.includes(name))) {
    say(`· ${section}`);
    const report: Bench['report'] = (taken) => {
      const figure = { section, ...taken };
      if (verdictOf(figure) === 'MISSED') missed += 1;
      onFigure(figure, figureLine(figure));
    };
    try {
      await SECTIONS[section]({ ...bench, report });
    } catch (error) {
      missed += 1;
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      say(`  ${section} could not be measured: ${what}`);
    }
  }
  return missed;
}
