import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeChance } from '@/lib/chance';
import type { ProcessName } from './checkout';
import { whileUnread } from './hold';
import type { Point } from './points';
import { rowsOf } from './rows';
import { type Offered, offered, openInvoice, payable, signable, untilAccepted, untilPaid } from './sale';
import { settledSale } from './sale-recount';
import { OFFERED, PAID, SERVED, SOLD } from './sale-stages';
import { Selling } from './selling';

const SEED = Number(process.env.FAULTS_SEED ?? 7);

let shop: Selling;

beforeAll(async () => {
  shop = await Selling.open();
}, 240_000);
afterEach(() => shop?.restAfterDeaths(), 240_000);
afterAll(() => shop?.close(), 60_000);

async function offer(terms?: 'on_account'): Promise<Offered> {
  const sale = await offered(shop.platform, shop.total, terms && { terms });
  expect(await settledSale(shop.platform.databaseUrl, sale.requestId)).toEqual(OFFERED);
  return sale;
}

async function sell(terms?: 'on_account'): Promise<Offered> {
  const sale = await offer(terms);
  await untilAccepted(await signable(shop.platform, sale));
  return sale;
}

const transferOf = async ({ requestId }: Offered) =>
  payable(shop.staff, await openInvoice(shop.platform, requestId));

/** Until this many rows are committed. */
async function untilCommitted(sql: string, value: string): Promise<void> {
  const end = Date.now() + 20_000;
  while ((await rowsOf(shop.platform.databaseUrl, sql, [value])).length === 0) {
    if (Date.now() > end) throw new Error('it was never committed');
    await sleep(20);
  }
}

/** All is written, and who asked for it has no answer: nobody can read what the page of the answer shows. */
async function dieUnanswered(
  victim: ProcessName,
  { unread, committed, requestId }: { unread: string; committed: string; requestId: string },
  press: () => Promise<unknown>,
): Promise<void> {
  let answered = false;
  await whileUnread(shop.platform.databaseUrl, unread, async () => {
    const pressed = press();
    pressed.then(
      () => {
        answered = true;
      },
      () => {},
    );
    await untilCommitted(committed, requestId);
    expect(answered).toBe(false);
    shop.kill(victim);
    await pressed.catch(() => {});
  });
  await shop.platform.untilWell();
}

const ACCEPTED = `SELECT 1 FROM "QuoteVersion" v JOIN "Quote" q ON q."id" = v."quoteId" JOIN "CrmLead" l
  ON l."id" = q."leadId" WHERE l."hostingRequestId" = $1 AND v."status" = 'accepted'`;
const RECORDED = `SELECT 1 FROM "Payment" p JOIN "Invoice" i ON i."id" = p."invoiceId" WHERE i."requestId" = $1`;

describe('an acceptance', () => {
  it('is whole to begin with, and its payment', async () => {
    const sale = await sell();
    await shop.expectWhole(sale, SOLD);
    await untilPaid(await transferOf(sale));
    await shop.expectWhole(sale, PAID);
    await shop.expectWhole(await sell('on_account'), SERVED);
  }, 240_000);

  it.each<[Point, ProcessName]>([
    ['places taken', 'web'],
    ['services planned', 'web'],
    ['invoice drafted', 'web'],
    ['invoice numbered', 'web'],
    ['invoice letter queued', 'web'],
    ['subscription begun', 'web'],
    ['acceptance proved', 'web'],
    ['version frozen', 'web'],
    ['acceptance letter queued', 'web'],
    ['lead won', 'web'],
    ['seller told', 'web'],
    ['acceptance committing', 'web'],
    ['invoice numbered', 'postgres'],
    ['version frozen', 'postgres'],
    ['acceptance committing', 'postgres'],
  ])(
    'cut at “%s” by the death of %s is none; pressed again it is one',
    async (point, victim) => {
      const sale = await offer();
      const press = await signable(shop.platform, sale);
      await shop.dieAt(point, victim, press);
      await shop.expectWhole(sale, OFFERED);
      await untilAccepted(press);
      await shop.expectWhole(sale, SOLD);
    },
    240_000,
  );

  it.each<ProcessName>(['web', 'postgres'])(
    'whose answer is lost by the death of %s is one; pressed again it is the same',
    async (victim) => {
      const sale = await offer();
      const press = await signable(shop.platform, sale);
      const about = { unread: 'QuoteQuestion', committed: ACCEPTED, requestId: sale.requestId };
      await dieUnanswered(victim, about, press);
      await shop.expectWhole(sale, SOLD);
      const { number } = await openInvoice(shop.platform, sale.requestId);
      expect(await untilAccepted(press)).toContain(number);
      await shop.expectWhole(sale, SOLD);
    },
    240_000,
  );
});

describe('what follows an acceptance', () => {
  it.each<Point>([
    'contract drawn',
    'contract filed',
    'acceptance letter worded',
    'acceptance letter sent',
    'acceptance letter done',
    'invoice letter sent',
    'invoice letter done',
  ])(
    'comes once, though the worker dies at “%s”',
    async (point) => {
      const sale = await offer();
      const press = await signable(shop.platform, sale);
      await shop.dieAt(point, 'worker', () => untilAccepted(press));
      await shop.expectWhole(sale, SOLD);
    },
    240_000,
  );
});

describe('a payment', () => {
  it.each<Point>(['payment recorded', 'services started', 'payment committing'])(
    'cut at “%s” is none; recorded again it is one',
    async (point) => {
      const sale = await sell();
      const press = await transferOf(sale);
      await shop.expectWhole(sale, SOLD);
      await shop.dieAt(point, 'web', press);
      await shop.expectWhole(sale, SOLD);
      await untilPaid(press);
      await shop.expectWhole(sale, PAID);
    },
    240_000,
  );

  it('whose answer is lost is one; recorded again it is the same', async () => {
    const sale = await sell();
    const press = await transferOf(sale);
    const about = { unread: 'DunningAction', committed: RECORDED, requestId: sale.requestId };
    await dieUnanswered('web', about, press);
    await shop.expectWhole(sale, PAID);
    await untilPaid(press);
    await shop.expectWhole(sale, PAID);
  }, 240_000);

  it.each<Point>([
    'thanks sent',
    'thanks done',
    'step done',
    'request active',
    'servers’ letter queued',
    'subscription earning',
    'service followed',
    'servers’ letter sent',
    'servers’ letter done',
  ])(
    'brings the server up once, though the worker dies at “%s”',
    async (point) => {
      const sale = await sell();
      const press = await transferOf(sale);
      await shop.dieAt(point, 'worker', () => untilPaid(press));
      await shop.expectWhole(sale, PAID);
    },
    240_000,
  );
});

describe('sales on account while web, worker and PostgreSQL die at random', () => {
  it(`are whole, each once (seed ${SEED})`, async () => {
    const chance = makeChance(SEED);
    const sales: Offered[] = [];
    for (const victim of ['worker', 'web', 'postgres'] as const) {
      const sale = await offer('on_account');
      sales.push(sale);
      const accepting = untilAccepted(await signable(shop.platform, sale));
      await sleep(chance.between(20, 400));
      shop.kill(victim);
      await accepting;
      await sleep(chance.between(100, 800));
      shop.platform.kill('worker');
      await shop.platform.untilWell();
    }
    for (const sale of sales) await shop.expectWhole(sale, SERVED);
  }, 400_000);

  it('and no letter was handed to the e-mail service as two', async () => {
    await shop.expectEachLetterOnce();
  });
});
