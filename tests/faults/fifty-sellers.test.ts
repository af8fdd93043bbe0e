import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeChance } from '@/lib/chance';
import type { PlainBrowser } from '@/lib/simulation/plain-browser';
import { findAction, signIn } from '@/lib/simulation/staff-session';
import { builtActions } from '@/tests/access/call-action';
import type { Checkout } from './checkout';
import {
  type Call,
  giveBack,
  makeSellers,
  moveOne,
  PASSWORD,
  readCards,
  type Seller,
  signInAll,
} from './fifty-sellers';
import { order, priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import { countsOff } from './recount';
import { rowsOf } from './rows';

const SELLERS = 50;
const CARDS = 10;
const TURNS = 8;

let platform: Checkout;
let cards: string[];
let admin: PlainBrowser;
let assignAction: string;
let deactivateAction: string;
let sellers: Seller[];
const calls: Call[] = [];

beforeAll(async () => {
  platform = await ownCheckout();
  await platform.start();
  const total = await priceOfOrder(platform.url);
  for (let n = 0; n < CARDS; n += 1) await order(platform.url, total);
  cards = (
    await ask<{ id: string }>(`SELECT "id" FROM "CrmLead" WHERE "contactEmail" LIKE '%@faults.test'`)
  ).map(({ id }) => id);
  const accounts = await makeSellers(platform.databaseUrl, SELLERS);
  admin = await signIn(platform.url, { email: 'admin@cloudnexus.test', password: PASSWORD }, '198.19.8.1');
  const leadPage = await admin.open(`/en/crm/leads/${cards[0]}`);
  assignAction = await findAction(admin, leadPage.text, 'assignLeadAction');
  deactivateAction =
    builtActions(platform.folder).find(({ name }) => name === 'deactivateUserAction')?.id ?? '';
  await giveBack(admin, assignAction, cards);
  sellers = await signInAll(platform.url, accounts);
}, 300_000);

afterAll(() => platform?.remove(), 60_000);

const ask = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  rowsOf<Row & Record<string, unknown>>(platform.databaseUrl, sql, values);

describe('fifty sellers who move the same ten cards, one of them deactivated meanwhile', () => {
  const refusedReads: boolean[] = [];
  let leaver: Seller | undefined;
  let endedAt = Number.POSITIVE_INFINITY;

  it('work to the end, and the one who left is refused from that moment on', async () => {
    leaver = sellers[7];
    const working = sellers.map((seller, index) => work(seller, index));
    let isOver = false;
    const everybody = Promise.all(working).finally(() => {
      isOver = true;
    });
    const returning = (async () => {
      while (!isOver) await giveBack(admin, assignAction, cards).then(() => sleep(100));
    })();
    await sleep(4_000);
    const userId = leaver?.userId ?? '';
    const answer = await admin.act(`/en/admin/users/${userId}`, deactivateAction, [['userId', userId]]);
    endedAt = performance.now();
    expect(answer.ok).toBe(true);
    await everybody;
    await returning;
    // However slow the machine: some of the calls come after the end.
    for (let turn = 0; turn < 5; turn += 1) await attempt(leaver as Seller, 100 + turn);

    expect(calls.filter(({ ok }) => ok).length).toBeGreaterThan(SELLERS);
    const later = calls.filter((call) => call.userId === leaver?.userId && call.askedAt > endedAt);
    expect(later.length).toBeGreaterThanOrEqual(5);
    expect(later.filter(({ ok }) => ok)).toEqual([]);
    expect(refusedReads).toContain(true);
  }, 300_000);

  it('leave strict and unique positions in every column', async () => {
    expect(
      await ask(`SELECT "status", "boardPosition" FROM "CrmLead" GROUP BY 1, 2 HAVING count(*) > 1`),
    ).toEqual([]);
    expect(await ask(`SELECT "id" FROM "CrmLead" WHERE "boardPosition" IS NULL`)).toEqual([]);
  });

  it('leave one timeline entry a move, and each begins where the one before ended', async () => {
    const moves = calls.filter(({ ok, from, to }) => ok && from !== to);
    const changes = await ask<{ leadId: string; from: string; to: string; actorId: string }>(
      `SELECT "leadId", "from", "to", "actorId" FROM "LeadStageChange"
       WHERE "leadId" = ANY($1) AND "from" IS NOT NULL ORDER BY "at", "id"`,
      [cards],
    );
    const entries = await ask<{ leadId: string; createdById: string }>(
      `SELECT "leadId", "createdById" FROM "CrmActivity" WHERE "leadId" = ANY($1) AND "type" = 'status_changed'`,
      [cards],
    );
    const said = moves.map(({ leadId, userId, from, to }) => `${leadId} ${userId} ${from} ${to}`).sort();
    expect(
      changes.map(({ leadId, actorId, from, to }) => `${leadId} ${actorId} ${from} ${to}`).sort(),
    ).toEqual(said);
    expect(entries.map(({ leadId, createdById }) => `${leadId} ${createdById}`).sort()).toEqual(
      moves.map(({ leadId, userId }) => `${leadId} ${userId}`).sort(),
    );
    const now = await ask<{ id: string; status: string }>(
      `SELECT "id", "status" FROM "CrmLead" WHERE "id" = ANY($1)`,
      [cards],
    );
    for (const { id, status } of now) {
      const path = changes.filter(({ leadId }) => leadId === id);
      expect(
        path.reduce((at, { from, to }) => (from === at ? to : `${from} does not follow ${at}`), 'new'),
      ).toBe(status);
    }
  });

  it('leave counts that equal a recount', async () => {
    expect(await countsOff(platform.databaseUrl)).toEqual([]);
  });

  async function work(seller: Seller, index: number): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await attempt(seller, index * 1_000 + turn);
  }

  let lastSeen: Awaited<ReturnType<typeof readCards>> = null;

  async function attempt(seller: Seller, seed: number): Promise<void> {
    const seen = await readCards(seller.browser, cards);
    if (seller === leaver && performance.now() > endedAt) refusedReads.push(seen === null);
    lastSeen = seen?.length ? seen : lastSeen;
    // Who may no longer read goes on with what another page still shows.
    if (lastSeen) calls.push(await moveOne(seller, lastSeen, makeChance(seed)));
  }
});
