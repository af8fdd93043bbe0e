import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '@/lib/processes/embedded-postgres';
import { livingPostmaster } from '@/lib/processes/postgres-leftover';
import { identityOf } from '@/lib/processes/process-identity';

let dataFolder: string;

beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(dataFolder, 0o755);
});

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const cluster = () =>
  join(JSON.parse(readFileSync(join(dataFolder, 'postgres.json'), 'utf8')).folder, 'cluster');

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('keeps what was committed when it is killed, comes back, and leaves no process behind', async () => {
  const first = await startEmbeddedPostgres({ dataFolder });
  await ask(first.url, 'create table orders (id int); insert into orders values (7)');
  process.kill(livingPostmaster(cluster()) ?? 0, 'SIGKILL');
  await first.gone;

  const second = await startEmbeddedPostgres({ dataFolder });
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select id from orders')).toEqual([{ id: 7 }]);
  const postmaster = livingPostmaster(cluster()) ?? 0;
  await second.stop();
  await second.gone;
  expect(identityOf(postmaster)).toBeNull();
});

it('waits with every commit for the disk, listens on this machine alone and keeps its password to its owner', async () => {
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const settings = `select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding') order by name`;
  expect(await ask(postgres.url, settings)).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'server_encoding', setting: 'UTF8' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
  await expect(ask(postgres.url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
  expect(statSync(join(dataFolder, 'postgres.json')).mode & 0o077).toBe(0);
  await postgres.stop();
});

it('replaces a server that an earlier, killed start left running', async () => {
  const left = await startEmbeddedPostgres({ dataFolder });
  const before = livingPostmaster(cluster());
  const next = await startEmbeddedPostgres({ dataFolder });
  await left.gone;
  expect(livingPostmaster(cluster())).not.toBe(before);
  await next.stop();
  expect(livingPostmaster(cluster())).toBeNull();
});

it('starts a copy of running data as a server of its own, and leaves the first alone', async () => {
  const first = await startEmbeddedPostgres({ dataFolder });
  const postmaster = livingPostmaster(cluster());
  const copy = join(dataFolder, 'copy');
  mkdirSync(copy);
  for (const name of ['postgres', 'postgres.json'])
    cpSync(join(dataFolder, name), join(copy, name), { recursive: true, preserveTimestamps: true });
  const second = await startEmbeddedPostgres({ dataFolder: copy });
  expect(second.url).not.toBe(first.url);
  expect(await ask(second.url, 'select id from orders')).toEqual([{ id: 7 }]);
  expect(livingPostmaster(cluster())).toBe(postmaster);
  await second.stop();
  await first.stop();
});

it('says so when the database was made with another password', async () => {
  const file = join(dataFolder, 'postgres.json');
  const written = readFileSync(file, 'utf8');
  writeFileSync(file, written.replace(/"password": "[0-9a-f]+"/, '"password": "0"'));
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(/has another password/);
  expect(livingPostmaster(cluster())).toBeNull();
  writeFileSync(file, written);
});

it.runIf(process.getuid?.() === 0)(
  'keeps its data in one place where others cannot read the checkout',
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'closed-'));
    const folder = () => JSON.parse(readFileSync(join(closed, 'postgres.json'), 'utf8')).folder;
    const first = await startEmbeddedPostgres({ dataFolder: closed });
    const place = folder();
    await ask(first.url, 'create table orders (id int); insert into orders values (7)');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataFolder: closed });
    expect(folder()).toBe(place);
    expect(place.startsWith(closed)).toBe(false);
    expect(await ask(second.url, 'select id from orders')).toEqual([{ id: 7 }]);
    await second.stop();
    rmSync(place, { recursive: true });
    rmSync(closed, { recursive: true });
  },
);
