import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/api/health/route';
import { createChannelsServer } from '@/lib/channels/server';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';

const credentials = { appId: 'app', key: 'key', secret: 'a-secret-of-its-own' };
const server = createChannelsServer({ ...credentials, host: '127.0.0.1', port: 0, logger });

beforeAll(async () => {
  const { port } = (await server.listen()) as Pick<AddressInfo, 'port'>;
  Object.assign(env(), {
    PUSHER_APP_ID: credentials.appId,
    PUSHER_KEY: credentials.key,
    PUSHER_SECRET: credentials.secret,
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: port,
  });
});

afterAll(() => server.close().catch(() => undefined));

const beat = (secondsAgo: number) => {
  const at = new Date(Date.now() - secondsAgo * 1000);
  return db.processHeartbeat.upsert({
    where: { name: 'worker' },
    create: { name: 'worker', at, startedAt: at },
    update: { at },
  });
};

async function ask() {
  const response = await GET();
  return {
    status: response.status,
    body: await response.json(),
    cache: response.headers.get('cache-control'),
  };
}

test('healthy when database, worker and channels answer', async () => {
  await beat(3);
  expect(await ask()).toEqual({
    status: 200,
    body: { status: 'ok', checks: { database: 'ok', worker: 'ok', channels: 'ok', email: 'ok' } },
    cache: 'no-store',
  });
});

test('a worker that fell silent, or never spoke, is down', async () => {
  await beat(30);
  expect(await ask()).toMatchObject({
    status: 503,
    body: { status: 'degraded', checks: { worker: 'down' } },
  });
  await db.processHeartbeat.deleteMany();
  expect(await ask()).toMatchObject({ status: 503, body: { checks: { database: 'ok', worker: 'down' } } });
});

test('e-mails that their provider refuses are said to be late, and nobody is sent away for it', async () => {
  await beat(1);
  const waiting = { template: 'reset_password', locale: 'fr', toEmail: 'a@b.test', props: {} } as const;
  await db.emailMessage.create({ data: { ...waiting, dedupeKey: 'not-tried-yet' } });
  expect(await ask()).toMatchObject({ status: 200, body: { status: 'ok', checks: { email: 'ok' } } });
  await db.emailMessage.create({ data: { ...waiting, dedupeKey: 'refused', error: '429 slow down' } });
  expect(await ask()).toMatchObject({ status: 200, body: { status: 'degraded', checks: { email: 'down' } } });
  await db.emailMessage.updateMany({ data: { status: 'failed' } });
  expect(await ask()).toMatchObject({ status: 200, body: { status: 'ok' } });
});

test('channels that do not answer are down, and the answer holds no secret', async () => {
  await beat(1);
  await server.close();
  const { status, body } = await ask();
  expect({ status, body }).toEqual({
    status: 503,
    body: { status: 'degraded', checks: { database: 'ok', worker: 'ok', channels: 'down', email: 'ok' } },
  });
});
