import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout } from './checkout';
import { addMigration, migrate, tracesOf } from './migrations';
import { type Acknowledged, type Answer, order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import { NOTHING_WRONG, recount } from './recount';
import { rowsOf } from './rows';

const KILLED = 'killed';
const LIVED = 'lived';
const NONE = { columns: 0, indexes: 0, notes: 0 };
const WHOLE = { columns: 1, indexes: 2, notes: 1 };
const HELD_SECONDS = 6;

let platform: Checkout;
let total: number;
const acknowledged: Acknowledged[] = [];
const answers: Answer[] = [];

beforeAll(async () => {
  platform = await ownCheckout();
  await platform.start();
  total = await priceOfOrder(platform.url);
}, 240_000);

afterAll(() => platform?.remove(), 60_000);

const place = async () =>
  acknowledged.push(
    await order(platform.url, total, undefined, { onAnswer: (answer) => answers.push(answer), retryMs: 500 }),
  );

/** Orders by four clients, until the work is done and each had an answer since. */
async function whileOrdering<T>(work: () => Promise<T>): Promise<T> {
  let isOver = false;
  const clients = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      await place();
      await sleep(50);
    }
    await place();
  });
  try {
    return await work();
  } finally {
    isOver = true;
    await Promise.all(clients);
  }
}

async function untilMigrating(): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await rowsOf(
      platform.databaseUrl,
      `SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`,
    );
    if (found.length > 0) return;
    if (Date.now() > end) throw new Error('the migration never got to its middle');
    await sleep(50);
  }
}

describe('a migration', () => {
  it('killed in its middle, beside a running platform, leaves nothing of itself', async () => {
    addMigration(platform, KILLED, HELD_SECONDS);
    await whileOrdering(async () => {
      const { child, ended } = migrate(platform);
      await untilMigrating();
      child.kill('SIGKILL');
      await ended;
    });
    expect(await tracesOf(platform.databaseUrl, KILLED)).toEqual(NONE);
    expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
  }, 120_000);

  it('killed in its middle with everything else, at a start, is done whole by the next', async () => {
    platform.killAll();
    platform.launch();
    await untilStarting();
    platform.killAll();
    await platform.start();
    expect(await tracesOf(platform.databaseUrl, KILLED)).toEqual(WHOLE);
    await place();
    expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
  }, 300_000);

  it('during traffic loses no order; each try is answered, with an order or with 503 and when to come again', async () => {
    answers.length = 0;
    addMigration(platform, LIVED, HELD_SECONDS);
    await whileOrdering(async () => {
      await sleep(1_000);
      const { code, said } = await migrate(platform).ended;
      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
      await sleep(1_000);
    });
    expect(await tracesOf(platform.databaseUrl, LIVED)).toEqual(WHOLE);
    expect(answers.length).toBeGreaterThan(10);
    for (const answer of answers) {
      expect([200, 201, 503]).toContain(answer?.status);
      if (answer?.status !== 503) continue;
      expect(Number(answer.retryAfter)).toBeGreaterThan(0);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'unavailable' } });
    }
    expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
  }, 180_000);

  it('is not done again by the start after it', async () => {
    platform.killAll();
    await platform.start();
    expect(await tracesOf(platform.databaseUrl, LIVED)).toEqual(WHOLE);
    await place();
    expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
  }, 240_000);

  /** The database is up again, and the start is in the middle of the migration. */
  async function untilStarting(): Promise<void> {
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      try {
        return await untilMigrating();
      } catch {
        await sleep(100);
      }
    }
    throw new Error('the start never got to the migration');
  }
});
