import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout, ProcessName } from './checkout';
import { cardOf, isMarked, mark, openChromium, openPipeline, signedIn, untilLive } from './chromium';
import { type Acknowledged, order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import { NOTHING_WRONG, recount } from './recount';

const SEEN_WITHIN = { timeout: 90_000 };

let platform: Checkout;
let total: number;
let browser: Browser;
let board: Page;
let pulse: Page;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  platform = await ownCheckout();
  await platform.start();
  total = await priceOfOrder(platform.url);
  browser = await openChromium();
  board = await signedIn(browser, platform.url, 'admin@cloudnexus.test');
  await openPipeline(board, platform.url);
  pulse = await board.context().newPage();
  await pulse.goto(`${platform.url}/live-pulse`);
  await untilLive(pulse);
  for (const page of [board, pulse]) await mark(page);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await platform?.remove();
}, 60_000);

/** The pages have not been loaded again, and show the order. */
async function expectShown({ key, reference }: Acknowledged): Promise<void> {
  await Promise.all([
    cardOf(board, key)
      .first()
      .waitFor({ state: 'visible', ...SEEN_WITHIN }),
    pulse
      .getByText(reference)
      .first()
      .waitFor({ state: 'attached', ...SEEN_WITHIN }),
  ]);
  for (const page of [board, pulse]) expect(await isMarked(page)).toBe(true);
}

async function place(): Promise<Acknowledged> {
  const done = await order(platform.url, total);
  acknowledged.push(done);
  return done;
}

describe('an open pipeline and an open live pulse', () => {
  it('show an order to begin with', async () => {
    await expectShown(await place());
  }, 120_000);

  it.each<[string, ProcessName[]]>([
    ['web', ['web']],
    ['channels', ['channels']],
    ['PostgreSQL', ['postgres']],
    ['the worker', ['worker']],
    ['web, channels and PostgreSQL', ['web', 'channels', 'postgres']],
  ])(
    'show by themselves what was ordered after the death of %s',
    async (_, victims) => {
      for (const victim of victims) expect(platform.kill(victim)).toBe(true);
      const first = await place();
      await platform.untilWell();
      await expectShown(first);
      await expectShown(await place());
      expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
    },
    240_000,
  );
});
