import { PrismaPg } from '@prisma/adapter-pg';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { PrismaClient } from '@/lib/db/generated/client';
import { hadNoRoom, isDatabaseUnavailable, withinPatience } from '@/lib/db/unavailable';
import { DomainError } from '@/lib/errors';
import { jsonRoute } from '@/lib/http-json';
import { testDb } from '@/tests/setup/test-db';

const { url } = testDb();
const clientOf = (connectionString: string) =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 1 }) });

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** What a statement throws whose connection is ended by the database. */
async function cutOff(): Promise<unknown> {
  const client = clientOf(url);
  const cut = caught(client.$queryRaw`SELECT pg_sleep(30)`);
  for (let ended = 0; ended === 0; ) {
    ended = await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep(30)%'`;
  }
  return cut;
}

describe('a database that is not there', () => {
  it('is told apart from mistakes', async () => {
    const nowhere = clientOf('postgresql://a:b@127.0.0.1:1/x');
    expect(isDatabaseUnavailable(await caught(nowhere.user.count()))).toBe(true);
    expect(isDatabaseUnavailable(await caught(nowhere.$queryRaw`SELECT 1`))).toBe(true);
    expect(isDatabaseUnavailable(await caught(nowhere.$transaction((tx) => tx.user.count())))).toBe(true);
    expect(isDatabaseUnavailable(await cutOff())).toBe(true);
    expect(isDatabaseUnavailable(await caught(withinPatience(new Promise(() => {}), 10)))).toBe(true);
    expect(await withinPatience(Promise.resolve('in time'), 10)).toBe('in time');
    expect(isDatabaseUnavailable(await caught(db.$queryRaw`SELECT nothing`))).toBe(false);
    expect(isDatabaseUnavailable(new DomainError('conflict'))).toBe(false);
    expect(isDatabaseUnavailable(new Error('57P01'))).toBe(false);
  });

  it.each(['53100', '40P01', '40001', '55P03', '57014'])(
    'or has no room, or too much to do: %s',
    async (code) => {
      const refuse = db.$executeRawUnsafe(
        `DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$`,
      );
      expect(isDatabaseUnavailable(await caught(refuse))).toBe(true);
      expect(hadNoRoom()).toBe(true);
    },
  );

  it('is answered as such by JSON routes, with when to come back', async () => {
    const nowhere = clientOf('postgresql://a:b@127.0.0.1:1/x');
    const request = new Request('http://localhost/api/v1/requests', {
      headers: { 'accept-language': 'fr', 'x-forwarded-for': '203.0.113.9' },
    });
    const limit = { name: 'test', count: 5, seconds: 60 };
    const answer = await jsonRoute(request, limit, async () => Response.json(await nowhere.user.count()));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({
      error: { code: 'unavailable', message: expect.stringContaining('momentanément') },
    });
  });
});
