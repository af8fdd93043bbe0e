import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout } from './checkout';
import { cardOf, isMarked, mark, openChromium, openPipeline, signedIn } from './chromium';
import { Clocks } from './clocks';
import { type Acknowledged, order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import { NOTHING_WRONG, recount } from './recount';
import { rowsOf } from './rows';

const HOUR_MS = 3_600_000;
// Of POST /api/v1/requests.
const LIMIT = { count: 10, seconds: 600 };
const SEEN_WITHIN = { timeout: 30_000 };

const clocks = new Clocks();
let platform: Checkout;
let total: number;
let browser: Browser;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  platform = await ownCheckout(clocks.environment);
  await platform.start();
  total = await priceOfOrder(platform.url);
  browser = await openChromium();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await platform?.remove();
  clocks.remove();
}, 60_000);

const setOff = (name: 'web' | 'worker', hours: number) => clocks.setOff(name, hours * HOUR_MS);

async function place(key?: string): Promise<Acknowledged> {
  const done = await order(platform.url, total, key);
  acknowledged.push(done);
  return done;
}

async function expectOnBoard(page: Page, { key }: Acknowledged): Promise<void> {
  await cardOf(page, key)
    .first()
    .waitFor({ state: 'visible', ...SEEN_WITHIN });
  expect(await isMarked(page)).toBe(true);
}

describe('a clock that jumps', () => {
  it('is really off in the process, and in that one alone; what happens is dated by the database’s', async () => {
    await setOff('web', 6);
    expect(clocks.offBy('web') / HOUR_MS).toBeCloseTo(6, 2);
    expect(clocks.offBy('worker') / HOUR_MS).toBeCloseTo(0, 2);
    const { key } = await place();
    const [row] = await rowsOf<{ off: number }>(
      platform.databaseUrl,
      `SELECT abs(extract(epoch FROM "createdAt" - now()))::float8 AS "off" FROM "HostingRequest" WHERE "idempotencyKey" = $1`,
      [key],
    );
    expect(row?.off).toBeLessThan(5);
    await setOff('web', 0);
  }, 60_000);

  it.each([6, -6, 0])(
    'by %i hours in the web process: orders are one each, and the same key is the same order',
    async (hours) => {
      const before = await Promise.all([place(), place()]);
      await setOff('web', hours);
      const after = await Promise.all([place(), place()]);
      for (const { key, reference } of [...before, ...after])
        expect((await place(key)).reference).toBe(reference);
      await setOff('web', -hours);
      for (const { key, reference } of after) expect((await place(key)).reference).toBe(reference);
      await setOff('web', 0);
      await platform.untilWell();
      expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
    },
    120_000,
  );

  it.each([30, -30])(
    'by %i hours in the worker: it counts as living, and each e-mail goes out, once',
    async (hours) => {
      await setOff('worker', hours);
      // Two beats of it, so that the health page judges what it wrote with this clock.
      await sleep(11_000);
      expect(await platform.health()).toMatchObject({ status: 'ok', checks: { worker: 'ok' } });
      await Promise.all([place(), place(), place()]);
      await setOff('worker', 0);
      await Promise.all([place(), place()]);
      expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
      expect(await platform.health()).toMatchObject({ status: 'ok' });
    },
    120_000,
  );

  it('back by six hours leaves no open board stale, and ends no session; meanwhile the health page says that nothing is live', async () => {
    await setOff('web', 6);
    const page = await signedIn(browser, platform.url, 'admin@cloudnexus.test');
    await openPipeline(page, platform.url);
    await mark(page);
    // The channels protocol takes no message that is ten minutes off: until the clock is right again nothing is live.
    await platform.untilSaid('channels', ['down']);
    await setOff('web', 0);
    await expectOnBoard(page, await place());
    await setOff('web', -6);
    await place();
    await setOff('web', 0);
    await expectOnBoard(page, await place());
    await page.context().close();
  }, 180_000);

  it('leaves the figures of an open live pulse moving', async () => {
    await setOff('web', 6);
    const page = await signedIn(browser, platform.url, 'admin@cloudnexus.test');
    await page.goto(`${platform.url}/live-pulse`);
    await mark(page);
    await setOff('web', 0);
    const { reference } = await place();
    await page
      .getByText(reference)
      .first()
      .waitFor({ state: 'attached', ...SEEN_WITHIN });
    expect(await isMarked(page)).toBe(true);
    await page.context().close();
  }, 120_000);

  it('lets no address past its limit, and shuts none out for longer than the limit lasts', async () => {
    for (const hours of [0, 6, -6, 0]) {
      await setOff('web', hours);
      const answers = await Promise.all(Array.from({ length: LIMIT.count * 2 + 5 }, sendNonsense));
      const refused = answers.filter(({ status }) => status === 429);
      // Twice the limit at most, should a window begin in between.
      expect(refused.length).toBeGreaterThanOrEqual(5);
      for (const { headers } of refused) {
        expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(LIMIT.seconds + 60);
      }
    }
    await setOff('web', 0);
  }, 60_000);
});

/** Counts against the limit of orders from one address, and orders nothing. */
function sendNonsense(): Promise<Response> {
  return fetch(`${platform.url}/api/v1/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.18.251.9' },
    body: '{}',
  });
}
