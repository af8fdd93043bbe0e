import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout } from './checkout';
import { type Acknowledged, type Answer, order, priceOfOrder } from './orders';
import { emptyCheckout } from './own-checkout';
import { NOTHING_WRONG, recount } from './recount';
import { rowsOf } from './rows';
import { SmallDisk } from './small-disk';

const MEGABYTES = 190;
const PATIENT = { retryMs: 1_000, giveUpMs: 240_000 };

let platform: Checkout;
let disk: SmallDisk | string;
let total: number;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  platform = await emptyCheckout();
  disk = SmallDisk.mount(join(platform.folder, '.data/postgres'), MEGABYTES);
  if (typeof disk === 'string') return;
  await platform.start();
  total = await priceOfOrder(platform.url);
}, 240_000);

afterAll(async () => {
  platform?.killAll();
  if (disk instanceof SmallDisk) disk.unmount();
  await platform?.remove();
}, 60_000);

/** Orders until some are refused, frees the disk, and waits until each has its answer all the same. */
async function orderOverAFullDisk(fill: (disk: SmallDisk) => Promise<void>): Promise<Answer[]> {
  const small = disk as SmallDisk;
  const answers: Answer[] = [];
  const refused = () => answers.filter((answer) => answer === null || answer.status >= 500);
  await fill(small);
  let isFull = true;
  const clients = Array.from({ length: 4 }, async () => {
    do {
      acknowledged.push(
        await order(platform.url, total, undefined, {
          ...PATIENT,
          onAnswer: (answer) => answers.push(answer),
        }),
      );
    } while (isFull);
  });
  try {
    await Promise.race([Promise.all(clients), untilSome(refused, 5)]);
    await untilSaidAtHealth();
  } finally {
    isFull = false;
    small.free();
  }
  await Promise.all(clients);
  await platform.untilWell(120_000);
  return answers;
}

async function untilSome(refused: () => unknown[], count: number): Promise<void> {
  const end = Date.now() + 120_000;
  while (refused().length < count) {
    if (Date.now() > end) throw new Error('no order was refused: the disk was not full');
    await sleep(100);
  }
}

async function untilSaidAtHealth(): Promise<void> {
  await platform.untilSaid('database', ['full', 'down']);
  expect((await platform.health())?.status).toBe('degraded');
}

/** In words and with when to come again, or no connection at all while the server starts; never a bug's answer. */
function expectClear(answers: readonly Answer[]): void {
  for (const answer of answers) {
    if (answer === null) continue;
    expect([200, 201, 503], answer.text).toContain(answer.status);
    if (answer.status !== 503) continue;
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    const { error } = JSON.parse(answer.text) as { error: { code: string; message: string } };
    expect(error.code).toBe('unavailable');
    expect(error.message).not.toMatch(/at .*\(|ENOSPC|No space|prisma/i);
  }
}

describe('a full disk', () => {
  it('refuses orders in words while tables cannot grow, and all goes on once there is room', async ({
    skip,
  }) => {
    if (typeof disk === 'string') skip(disk);
    const answers = await orderOverAFullDisk(async (small) => small.fill());
    expect(answers.some((answer) => answer?.status === 503)).toBe(true);
    expectClear(answers);
    expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
  }, 400_000);

  it('where the database itself can no longer write its log ends it, and it comes back by itself', async ({
    skip,
  }) => {
    if (typeof disk === 'string') skip(disk);
    const answers = await orderOverAFullDisk(async (small) => {
      small.fill();
      // The rest of the log's file is given away, and so are those kept for later.
      await rowsOf(platform.databaseUrl, 'SELECT pg_switch_wal()').catch(() => {});
      for (let file = 0; file < 12; file += 1) {
        await rowsOf(
          platform.databaseUrl,
          `SELECT pg_logical_emit_message(true, 'f', 'x'), pg_switch_wal()`,
        ).catch(() => {});
      }
    });
    expect(readFileSync(join(platform.folder, '.data/logs/postgres.log'), 'utf8')).toMatch(
      /PANIC:.*No space left on device/,
    );
    expectClear(answers);
    expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
  }, 400_000);
});
