import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeChance } from '@/lib/chance';
import type { Checkout, ProcessName } from './checkout';
import { holdAt, release, untilHeld } from './hold';
import { type Acknowledged, order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import type { Point } from './points';
import { NOTHING_WRONG, recount } from './recount';

const SECONDS = Number(process.env.FAULTS_SECONDS ?? 10);
const SEED = Number(process.env.FAULTS_SEED ?? 7);

let platform: Checkout;
let total: number;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  platform = await ownCheckout();
  await platform.start();
  total = await priceOfOrder(platform.url);
}, 240_000);

afterAll(() => platform?.remove(), 60_000);

async function place(key = randomUUID()): Promise<Acknowledged> {
  const done = await order(platform.url, total, key);
  acknowledged.push(done);
  return done;
}

const expectNothingWrong = async () =>
  expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);

/** Kills at a point of the path; the order goes on by itself or by its client's next try. */
async function killAt(point: Point, victim: ProcessName): Promise<void> {
  await holdAt(platform.databaseUrl, point);
  const placed = place();
  placed.catch(() => {});
  try {
    await untilHeld(platform.databaseUrl);
    expect(platform.kill(victim)).toBe(true);
    if (victim === 'postgres') await platform.untilWell();
  } finally {
    await release(platform.databaseUrl, point);
  }
  await placed;
  await platform.untilWell();
  await expectNothingWrong();
}

describe('an order whose path is cut', () => {
  it('is whole to begin with', async () => {
    await Promise.all([place(), place(), place()]);
    await expectNothingWrong();
  }, 60_000);

  it.each<[Point, ProcessName]>([
    ['request stored', 'web'],
    ['lead stored', 'web'],
    ['order committing', 'web'],
    ['lead stored', 'postgres'],
    ['order committing', 'postgres'],
    ['e-mail written out', 'worker'],
    ['e-mail settling', 'worker'],
    ['e-mail settling', 'postgres'],
  ])(
    'at “%s” by the death of %s',
    async (point, victim) => {
      await killAt(point, victim);
    },
    120_000,
  );

  it('is answered without the channels server', async () => {
    platform.kill('channels');
    await place();
    await platform.untilWell();
    await expectNothingWrong();
  }, 60_000);
});

describe('two hundred orders at once, fifty of them sent twice', () => {
  it('are a hundred and fifty, each whole', async () => {
    const keys = Array.from({ length: 150 }, () => randomUUID());
    const twice = keys.slice(0, 50);
    const answers = await Promise.all([...keys, ...twice].map((key) => place(key)));
    const references = new Map(answers.map(({ key, reference }) => [key, reference]));
    for (const { key, reference } of answers) expect(references.get(key)).toBe(reference);
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(150);
    await expectNothingWrong();
  }, 180_000);
});

describe('processes that die at random while orders come in', () => {
  it(`loses, doubles and halves nothing (${SECONDS} s, seed ${SEED})`, async () => {
    const end = Date.now() + SECONDS * 1_000;
    const clients = Array.from({ length: 4 }, async () => {
      while (Date.now() < end) {
        await place();
        await sleep(100);
      }
    });
    const victims: readonly ProcessName[] = ['web', 'worker', 'channels', 'postgres'];
    const chance = makeChance(SEED);
    while (Date.now() < end) {
      await sleep(chance.between(500, 2_500));
      platform.kill(chance.pick(victims));
      if (chance.isTrue(0.3)) platform.kill(chance.pick(victims));
    }
    await Promise.all(clients);
    await platform.untilWell();
    await expectNothingWrong();
  }, 300_000);

  it('comes back from the death of all of them at once', async () => {
    const clients = Array.from({ length: 3 }, () => place());
    await sleep(60);
    platform.killAll();
    await platform.start();
    await Promise.all(clients);
    await expectNothingWrong();
  }, 240_000);
});
