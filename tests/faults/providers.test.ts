import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout } from './checkout';
import { type Acknowledged, type Answer, order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import { NOTHING_WRONG, recount } from './recount';
import { FAILINGS, StandIn } from './stand-in';

const ORDERS = 12;
// pusher waits three seconds for its service and the worker fifteen for its own: an order that did would show it.
const DID_NOT_WAIT_MS = 2_500;
const MAIL_LIMIT_MS = 240_000;

let platform: Checkout;
let pusher: StandIn;
let resend: StandIn;
let total: number;
let medianWhenWell: number;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  pusher = await StandIn.open(({ method }) => (method === 'GET' ? { channels: {} } : { batch: [] }));
  resend = await StandIn.open(({ key }) => ({ id: `sent-${key}` }));
  platform = await ownCheckout({
    PUSHER_APP_ID: 'stand-in',
    PUSHER_KEY: 'stand-in-key',
    PUSHER_SECRET: 'stand-in-secret',
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: String(pusher.port),
    PUSHER_USE_TLS: 'false',
    RESEND_API_KEY: 're_stand_in',
    RESEND_BASE_URL: `http://127.0.0.1:${resend.port}`,
    EMAIL_FROM: 'Cloud Nexus <hello@stand-in.test>',
  });
  await platform.start();
  total = await priceOfOrder(platform.url);
  await medianOfOrders();
  medianWhenWell = await medianOfOrders();
}, 240_000);

afterAll(async () => {
  await platform?.remove();
  await Promise.all([pusher?.close(), resend?.close()]);
}, 60_000);

/** Orders one after the other, each at its first try; the median of their times. */
async function medianOfOrders(): Promise<number> {
  const answers: Answer[] = [];
  for (let n = 0; n < ORDERS; n += 1) {
    acknowledged.push(
      await order(platform.url, total, undefined, { onAnswer: (answer) => answers.push(answer) }),
    );
  }
  expect(answers.map((answer) => answer?.status)).toEqual(Array.from({ length: ORDERS }, () => 201));
  const times = answers.map((answer) => answer?.tookMs ?? Number.NaN).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function expectNoSlower(mood: string): Promise<void> {
  const median = await medianOfOrders();
  process.stdout.write(
    `  orders: median ${median.toFixed(0)} ms while it ${mood}, ${medianWhenWell.toFixed(0)} ms when well\n`,
  );
  expect(median).toBeLessThan(DID_NOT_WAIT_MS);
}

describe('a hosted channels service', () => {
  it('is told of orders when it is well', () => {
    expect(pusher.calls.filter(({ path }) => path.endsWith('/batch_events')).length).toBeGreaterThan(ORDERS);
  });

  it.each(FAILINGS)(
    'that %s slows no order, loses none, and is named by the health page',
    async (mood) => {
      pusher.mood = mood;
      try {
        await expectNoSlower(mood);
        await platform.untilSaid('channels', ['down']);
      } finally {
        pusher.mood = 'well';
      }
      await platform.untilSaid('channels', ['ok']);
      expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
    },
    180_000,
  );
});

describe('an e-mail service', () => {
  it.each(FAILINGS)(
    'that %s slows no order, is named by the health page, and gets each e-mail later',
    async (mood) => {
      resend.mood = mood;
      try {
        await expectNoSlower(mood);
        await platform.untilSaid('email', ['down'], 90_000);
      } finally {
        resend.mood = 'well';
      }
      expect(await recount(platform.databaseUrl, acknowledged, MAIL_LIMIT_MS)).toEqual(NOTHING_WRONG);
      await platform.untilSaid('email', ['ok']);
    },
    400_000,
  );

  it('was given each message under one key, so that it sent none twice', () => {
    const keys = new Map<string, Set<string>>();
    for (const { body, key } of resend.calls) {
      const { to } = JSON.parse(body) as { to: string };
      keys.set(to, (keys.get(to) ?? new Set()).add(key ?? ''));
    }
    expect(resend.calls.every(({ key }) => key)).toBe(true);
    for (const { email } of acknowledged) expect([email, keys.get(email)?.size]).toEqual([email, 1]);
    const well = resend.calls.filter(({ mood }) => mood === 'well').map(({ key }) => key);
    expect(new Set(well).size).toBe(well.length);
  });
});
