import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesOf } from '@/lib/i18n/messages';
import type { PlainBrowser } from '@/lib/simulation/plain-browser';
import { findAction, signIn } from '@/lib/simulation/staff-session';
import { AnotherWeb } from './another-web';
import { ask } from './ask';
import { Clocks } from './clocks';
import { PASSWORD, PIPELINE } from './fifty-sellers';
import { type Acknowledged, order } from './orders';
import { NOTHING_WRONG, recount } from './recount';
import { rowsOf } from './rows';
import { ADMIN, type Offered, offered, ordered, signable, untilAccepted } from './sale';
import { SOLD } from './sale-stages';
import { Selling } from './selling';

const MINUTE_MS = 60_000;
const AHEAD_MS = 5 * MINUTE_MS;
const BEHIND_MS = -5 * MINUTE_MS;
// Of POST /api/v1/requests.
const LIMIT = { count: 10, seconds: 600 };
const { errors } = messagesOf('fr');

const clocks = new Clocks();
let shop: Selling;
let ahead: { url: string };
let behind: AnotherWeb;

beforeAll(async () => {
  shop = await Selling.open(clocks.environment);
  ahead = shop.platform;
  await clocks.setOff('web', AHEAD_MS);
  await clocks.setOff('web-behind', BEHIND_MS);
  behind = await AnotherWeb.start(shop.platform, 'web-behind');
}, 240_000);

afterAll(async () => {
  await behind?.stop();
  await shop?.close();
  clocks.remove();
}, 60_000);

const sql = <Row extends object>(text: string, ...values: unknown[]) =>
  rowsOf<Row & Record<string, unknown>>(shop.platform.databaseUrl, text, values);
const both = () => [ahead.url, behind.url];

/** Beside the clock that they share. */
const MOVES = `SELECT "data"->>'to' AS "to" FROM "CrmActivity" WHERE "leadId" = $1 AND "type" = 'status_changed'
  ORDER BY "createdAt"`;
const STAGES = `SELECT "to"::text FROM "LeadStageChange" WHERE "leadId" = $1 AND "from" IS NOT NULL ORDER BY "at"`;
const NEWS = `SELECT "data"->>'to' AS "to" FROM "PulseEvent" WHERE "leadId" = $1 AND "type" = 'lead.moved' ORDER BY "at"`;
const AUDIT = `SELECT "data"->>'to' AS "to" FROM "AuditEntry" WHERE "subjectId" = $1 AND "action" = 'lead.moved'
  ORDER BY "at"`;

describe('two web processes, one five minutes ahead and one five minutes behind', () => {
  it('have clocks that differ so', () => {
    expect(Math.abs(clocks.offBy('web') - AHEAD_MS)).toBeLessThan(5_000);
    expect(Math.abs(clocks.offBy('web-behind') - BEHIND_MS)).toBeLessThan(5_000);
  });

  it('make one order of a key, and date orders as they come', async () => {
    const done: Acknowledged[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const key = randomUUID();
      const [one, other] = await Promise.all(both().map((url) => order(url, shop.total, key)));
      expect(one?.reference).toBe(other?.reference);
      done.push(one as Acknowledged);
      for (const url of both()) {
        // They know the time to some milliseconds.
        await sleep(100);
        done.push(await order(url, shop.total));
      }
      await sleep(100);
    }
    const dated = await sql<{ reference: string; off: number }>(
      `SELECT "reference", abs(extract(epoch FROM "createdAt" - now()))::float8 AS "off" FROM "HostingRequest"
       WHERE "contactEmail" LIKE '%@faults.test' ORDER BY "createdAt"`,
    );
    expect(dated.map(({ reference }) => reference)).toEqual(done.map(({ reference }) => reference));
    expect(Math.max(...dated.map(({ off }) => off))).toBeLessThan(120);
    expect(await recount(shop.platform.databaseUrl, done)).toEqual(NOTHING_WRONG);
  }, 120_000);

  it('count one limit together', async () => {
    await untilWindowLasts(20);
    const answers: number[] = [];
    for (let turn = 0; turn < LIMIT.count; turn += 1)
      for (const url of both()) answers.push(await sendNonsense(url));
    expect(answers.filter((status) => status !== 429)).toHaveLength(LIMIT.count);
  }, 120_000);

  it('let a session in as long as it lasts, and not a minute longer', async () => {
    const { cookieHeader } = await signIn(behind.url, { email: ADMIN, password: PASSWORD }, '198.18.97.1');
    const lasting = (minutes: number) =>
      sql(
        `UPDATE "UserSession" SET "expiresAt" = now() + $1 * INTERVAL '1 minute'
         WHERE "id" = (SELECT "id" FROM "UserSession" ORDER BY "createdAt" DESC LIMIT 1)`,
        minutes,
      );
    const answers = () =>
      Promise.all(
        both().map(async (url) => {
          const init = { headers: { Cookie: cookieHeader }, redirect: 'manual' as const };
          return (await ask(`${url}/en/crm/leads`, init, 30_000)).status;
        }),
      );
    expect(await answers()).toEqual([200, 200]);
    await lasting(2);
    expect(await answers()).toEqual([200, 200]);
    await lasting(-1);
    expect(await answers()).toEqual([307, 307]);
  }, 60_000);

  it('take the acceptance of a quote until it expires, and none after, whichever is asked', async () => {
    const sale = await offered(shop.platform, shop.total);
    const presses = await Promise.all([signable(ahead, sale), signable(behind, sale)]);
    await expired(sale);
    for (const press of presses) expect((await press()).text).toContain(errors.quote_expired);
    await expiring(sale, 120);
    await untilAccepted(presses[0]);
    const [accepted] = await sql<{ number: string; off: number }>(
      `SELECT a."invoiceNumber" AS "number", abs(extract(epoch FROM a."acceptedAt" - now()))::float8 AS "off"
       FROM "QuoteAcceptance" a JOIN "Quote" q ON q."id" = a."quoteId" JOIN "CrmLead" l ON l."id" = q."leadId"
       WHERE l."hostingRequestId" = $1`,
      sale.requestId,
    );
    expect(accepted?.off).toBeLessThan(60);
    expect(await untilAccepted(presses[1])).toContain(accepted?.number);
    await shop.expectWhole(sale, SOLD);
    // Who is behind takes one that was sent a moment ago.
    const fresh = await offered(shop.platform, shop.total);
    await untilAccepted(await signable(behind, fresh));
    await shop.expectWhole(fresh, SOLD);
  }, 180_000);

  it('leave the news of a lead in the order in which they were made', async () => {
    const { requestId } = await ordered(shop.platform, shop.total);
    const [lead] = await sql<{ id: string }>(
      `SELECT "id" FROM "CrmLead" WHERE "hostingRequestId" = $1`,
      requestId,
    );
    const leadId = lead?.id ?? '';
    const staff = [shop.staff, await signIn(behind.url, { email: ADMIN, password: PASSWORD }, '198.18.97.2')];
    const action = await findAction(shop.staff, (await shop.staff.open(PIPELINE)).text, 'moveLeadAction');
    const path = ['new', 'contacted', 'qualified', 'contacted', 'proposal', 'qualified', 'new', 'contacted'];
    for (const [turn, to] of path.slice(1).entries()) {
      const moved = await (staff[turn % 2] as PlainBrowser).act(PIPELINE, action, [
        ['leadId', leadId],
        ['from', path[turn] ?? ''],
        ['to', to],
      ]);
      expect(moved.ok).toBe(true);
    }
    for (const told of [MOVES, STAGES, NEWS, AUDIT])
      expect((await sql<{ to: string }>(told, leadId)).map(({ to }) => to)).toEqual(path.slice(1));
  }, 120_000);
});

describe('a worker whose clock is off by five minutes', () => {
  it.each([AHEAD_MS, BEHIND_MS])(
    'by %i ms closes the quotes that are over, and those alone',
    async (byMs) => {
      await clocks.setOff('worker', byMs);
      const [over, open] = await Promise.all([
        offered(shop.platform, shop.total),
        offered(shop.platform, shop.total),
      ]);
      await expired(over);
      await expiring(open, 120);
      await sql(`SELECT graphile_worker.add_job('tend_quotes')`);
      await untilClosed(over);
      expect(await stateOf(open)).toBe('sent');
      await clocks.setOff('worker', 0);
    },
    120_000,
  );
});

const OF_SALE = `FROM "QuoteVersion" v JOIN "Quote" q ON q."id" = v."quoteId" JOIN "CrmLead" l ON l."id" = q."leadId"
  WHERE l."hostingRequestId" = $1`;

/** A quote that was sent keeps its words, and its end may come sooner. */
const expiring = ({ requestId }: Offered, seconds: number) =>
  sql(
    `UPDATE "QuoteVersion" SET "expiresAt" = clock_timestamp() + $2 * INTERVAL '1 second'
     WHERE "id" = (SELECT v."id" ${OF_SALE})`,
    requestId,
    seconds,
  );

async function expired(sale: Offered): Promise<void> {
  await expiring(sale, 1);
  await sleep(1_500);
}

async function stateOf({ requestId }: Offered): Promise<string | undefined> {
  return (await sql<{ status: string }>(`SELECT v."status"::text ${OF_SALE}`, requestId))[0]?.status;
}

async function untilClosed(sale: Offered): Promise<void> {
  const end = Date.now() + 60_000;
  while ((await stateOf(sale)) !== 'expired') {
    if (Date.now() > end) throw new Error('it was never closed');
    await sleep(200);
  }
}

/** The limits of everybody begin anew together: not within this test. */
async function untilWindowLasts(seconds: number): Promise<void> {
  const [{ left } = { left: 0 }] = await sql<{ left: number }>(
    `SELECT ($1 - extract(epoch FROM now())::numeric % $1)::float8 AS "left"`,
    LIMIT.seconds,
  );
  if (left < seconds) await sleep(left * 1_000 + 500);
}

/** Counts against the limit of orders from one address, and orders nothing. */
async function sendNonsense(url: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '198.18.251.7' };
  return (await ask(`${url}/api/v1/requests`, { method: 'POST', headers, body: '{}' }, 30_000)).status;
}
