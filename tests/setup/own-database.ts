import pg from 'pg';
import { afterAll, inject, vi } from 'vitest';
import { databaseAt } from './database-address';

// Files of one worker share the packages they import; of our own modules each file gets new ones, and a clone of the
// database before any of them reads the environment: files share no row and no state.
vi.resetModules();
const environment = { ...process.env };

const name = `${inject('databasePrefix')}_${process.pid}_${performance.now().toString(36).replace('.', '')}`;
const client = new pg.Client({ connectionString: inject('databaseServer') });
await client.connect();
await client.query(`create database ${name} template ${inject('databaseTemplate')}`);
await client.end();
process.env.DATABASE_URL = databaseAt(inject('databaseServer'), name);
process.env.AUTH_SECRET ??= 'only-for-tests-only-for-tests-only-for-tests';

/** What lib/db and lib/catalog keep for a whole process. */
const store = globalThis as unknown as {
  prisma?: { $disconnect(): Promise<void> };
  databaseHadNoRoomAt?: number;
  priceBookNow?: object;
  planNamesNow?: object;
};

afterAll(async () => {
  await store.prisma?.$disconnect();
  delete store.prisma;
  delete store.databaseHadNoRoomAt;
  delete store.priceBookNow;
  delete store.planNamesNow;
  for (const key of Object.keys(process.env)) if (!(key in environment)) delete process.env[key];
  Object.assign(process.env, environment);
});
