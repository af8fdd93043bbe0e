import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout } from './checkout';
import {
  cardOf,
  connection,
  isMarked,
  mark,
  newPage,
  openChromium,
  openPipeline,
  signedIn,
  untilLive,
  words,
} from './chromium';
import { whileDead, whileFrozen } from './frozen';
import { type Acknowledged, order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import { NOTHING_WRONG, recount } from './recount';
import { rowsOf } from './rows';

const AWAY_MS = 30_000;
const PATIENT = { timeout: 60_000 };
const PAUSED = new RegExp(words.shell.connection.paused.split('{')[0] ?? '');

let platform: Checkout;
let total: number;
let browser: Browser;
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  platform = await ownCheckout();
  await platform.start();
  total = await priceOfOrder(platform.url);
  browser = await openChromium();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await platform?.remove();
}, 60_000);

async function place(): Promise<Acknowledged> {
  const done = await order(platform.url, total);
  acknowledged.push(done);
  return done;
}

type People = { board: Page; lead: Page; visitor: Page; note: string; email: string };

/** A seller's board and a lead's page with a note half written, and a visitor who has filled in the order form. */
async function openPages(name: string): Promise<People> {
  // One of the demo's: a note rings its owner's bell, which the recount of orders would take for one too many.
  const [{ id } = { id: '' }] = await rowsOf<{ id: string }>(
    platform.databaseUrl,
    `SELECT "id" FROM "CrmLead" WHERE "contactEmail" NOT LIKE '%@faults.test' ORDER BY "id" LIMIT 1`,
  );
  const board = await signedIn(browser, platform.url, 'admin@cloudnexus.test');
  await openPipeline(board, platform.url);
  const lead = await board.context().newPage();
  await lead.goto(`${platform.url}/crm/leads/${id}`);
  await untilLive(lead);
  const note = `Rappeler au sujet de ${name}`;
  await lead.locator('input[name=subject]').fill(note);
  const visitor = await newPage(browser);
  const email = `visiteur-${name}-${Date.now()}@order.test`;
  await visitor.goto(`${platform.url}/hosting/order`);
  await visitor
    .locator('form')
    .getByRole('status')
    .filter({ hasText: /\d/ })
    .first()
    .waitFor({ state: 'attached' });
  await visitor.locator('input[name=name]').fill('Camille Martin');
  await visitor.locator('input[name=email]').fill(email);
  await visitor.locator('input[name=terms]').check();
  // A person takes longer over the form than a robot.
  await sleep(3_500);
  for (const page of [board, lead, visitor]) await mark(page);
  return { board, lead, visitor, note, email };
}

/** While the database is away: people are told so, in the workspace unasked, on the form when they send it. */
async function expectTold({ board, lead, visitor, note, email }: People): Promise<void> {
  const since = Date.now();
  await Promise.all(
    [board, lead].map((page) =>
      connection(page, PAUSED)
        .first()
        .waitFor({ state: 'visible', ...PATIENT }),
    ),
  );
  await lead.locator('input[name=subject]').press('Enter');
  await visitor.locator('input[name=email]').press('Enter');
  await lead
    .getByText(words.errors.unavailable)
    .first()
    .waitFor({ state: 'visible', ...PATIENT });
  const told = visitor
    .getByText(words.errors.unavailable)
    .or(visitor.getByText(words.order.answer.unreachable));
  await told.first().waitFor({ state: 'visible', ...PATIENT });
  expect(await lead.locator('input[name=subject]').inputValue()).toBe(note);
  expect(await visitor.locator('input[name=email]').inputValue()).toBe(email);
  expect(await visitor.locator('input[name=name]').inputValue()).toBe('Camille Martin');
  await sleep(Math.max(0, since + AWAY_MS - Date.now()));
}

/** Once it is back: the pages go on without a reload, and what was typed is sent by pressing once more. */
async function expectRecovered({ board, lead, visitor, note }: People): Promise<void> {
  await platform.untilWell(120_000);
  await Promise.all([untilLive(board), untilLive(lead)]);
  await cardOf(board, (await place()).key)
    .first()
    .waitFor({ state: 'visible', ...PATIENT });
  expect(await lead.locator('input[name=subject]').inputValue()).toBe(note);
  await lead.locator('input[name=subject]').press('Enter');
  await lead
    .locator('ol, ul')
    .getByText(note)
    .first()
    .waitFor({ state: 'visible', ...PATIENT });
  for (const page of [board, lead, visitor]) expect(await isMarked(page)).toBe(true);
  await visitor.locator('input[name=email]').press('Enter');
  await visitor.waitForURL(/received/, PATIENT);
}

describe('a database that is away for thirty seconds', () => {
  it.each([
    ['frozen', whileFrozen],
    ['dead', whileDead],
  ] as const)(
    'because it is %s: people are told, lose nothing they typed, and go on',
    async (name, whileAway) => {
      const people = await openPages(name);
      await whileAway(platform, () => expectTold(people));
      await expectRecovered(people);
      const notes = await rowsOf(platform.databaseUrl, `SELECT 1 FROM "CrmActivity" WHERE "subject" = $1`, [
        people.note,
      ]);
      expect(notes).toHaveLength(1);
      const orders = await rowsOf(
        platform.databaseUrl,
        `SELECT 1 FROM "HostingRequest" WHERE "contactEmail" = $1`,
        [people.email],
      );
      expect(orders).toHaveLength(1);
      expect(await recount(platform.databaseUrl, acknowledged)).toEqual(NOTHING_WRONG);
      for (const page of [people.board, people.visitor]) await page.context().close();
    },
    300_000,
  );
});
