import type { Chance } from '@/lib/chance';
import { canMoveTo, LEAD_STATUSES } from '@/lib/leads/status';
import type { ActionAnswer, PlainBrowser } from '@/lib/simulation/plain-browser';
import { findAction, signIn } from '@/lib/simulation/staff-session';
import { rowsOf } from './rows';

export const PIPELINE = '/en/crm/pipeline';
const OPEN_STAGES = LEAD_STATUSES.slice(0, 4);
export const PASSWORD = 'cloudnexus-demo';

type Stage = (typeof LEAD_STATUSES)[number];
export type Card = { id: string; status: Stage; assignedToId: string | null };
export type Call = { userId: string; leadId: string; from: Stage; to: Stage; askedAt: number; ok: boolean };
export type Seller = { userId: string; browser: PlainBrowser; moveAction: string };

/** Accounts that take no orders by themselves, with the demo's password. */
export async function makeSellers(
  databaseUrl: string,
  count: number,
): Promise<{ id: string; email: string }[]> {
  return rowsOf(
    databaseUrl,
    `INSERT INTO "User" ("id", "email", "name", "role", "capacity", "passwordHash", "updatedAt")
     SELECT gen_random_uuid()::text, 'seller-' || n || '@crowd.test', 'Seller ' || n, 'SELLER', 0, s."passwordHash", now()
     FROM generate_series(1, $1) n, "User" s WHERE s."email" = 'seller@cloudnexus.test'
     RETURNING "id", "email"`,
    [count],
  );
}

/** Signs in by the form, each from an address of their own, a few at a time: every password is hashed. */
export async function signInAll(url: string, accounts: { id: string; email: string }[]): Promise<Seller[]> {
  const sellers: Seller[] = [];
  let moveAction: string | null = null;
  for (let start = 0; start < accounts.length; start += 5) {
    const few = accounts.slice(start, start + 5).map(async ({ id, email }, index) => {
      const browser = await signIn(url, { email, password: PASSWORD }, `198.19.7.${start + index + 1}`);
      return { userId: id, browser };
    });
    for (const { userId, browser } of await Promise.all(few)) {
      moveAction ??= await findAction(browser, (await browser.open(PIPELINE)).text, 'moveLeadAction');
      sellers.push({ userId, browser, moveAction });
    }
  }
  return sellers;
}

/** The cards as this person's open board reads them; null when they may not read it. */
export async function readCards(browser: PlainBrowser, ids: readonly string[]): Promise<Card[] | null> {
  const page = await browser.open(`${PIPELINE}/cards?q=&who=all&ids=${ids.join(',')}`);
  if (page.status !== 200 || !page.text.startsWith('{')) return null;
  return (JSON.parse(page.text) as { cards: Card[] }).cards;
}

/** One move of a card among those seen: to another stage, or to another place in its column. */
export async function moveOne(seller: Seller, cards: readonly Card[], chance: Chance): Promise<Call> {
  const { userId, browser, moveAction } = seller;
  const card = chance.pick(cards);
  const others = OPEN_STAGES.filter((stage) => canMoveTo(card.status, stage));
  const to = chance.isTrue(0.6) ? chance.pick(others) : card.status;
  const neighbours = cards.filter(({ id, status }) => id !== card.id && status === to);
  const fields: [string, string][] = [
    ['leadId', card.id],
    ['from', card.status],
    ['to', to],
  ];
  if (neighbours.length > 0) {
    fields.push([chance.isTrue(0.5) ? 'beforeId' : 'afterId', chance.pick(neighbours).id]);
  }
  const askedAt = performance.now();
  const { ok } = await accepted(browser.act(PIPELINE, moveAction, fields));
  return { userId, leadId: card.id, from: card.status, to, askedAt, ok };
}

async function accepted(asked: Promise<ActionAnswer>): Promise<ActionAnswer> {
  const answer = await asked;
  if (answer.status >= 500) throw new Error(`a move was answered ${answer.status}`);
  return answer;
}

/** An administrator gives what was taken back to the pool, so that everybody goes on wanting it. */
export async function giveBack(
  admin: PlainBrowser,
  assignAction: string,
  ids: readonly string[],
): Promise<void> {
  for (const { id, assignedToId } of (await readCards(admin, ids)) ?? []) {
    if (assignedToId === null) continue;
    await admin.act(`/en/crm/leads/${id}`, assignAction, [
      ['leadId', id],
      ['fromId', assignedToId],
      ['assigneeId', ''],
    ]);
  }
}
