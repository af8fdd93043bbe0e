import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { linkTokenOf } from '@/lib/offers/link-token';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { startServices } from '@/lib/provisioning/services';
import { periodOf } from '@/lib/pulse/period';
import { readAutomationFigures } from '@/lib/pulse/queries/automation';
import { latestDecisions } from '@/lib/quotes/automatic/queries';
import { quoteStandardOrders } from '@/lib/quotes/automatic/quote-standard-orders';
import { changeAutomation, readAutomation } from '@/lib/quotes/automatic/settings';
import { acceptQuote } from '@/lib/quotes/commands/accept-quote';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeNode } from '@/tests/factories/cloud';
import { hostingOrder, visitor } from '@/tests/factories/orders';
import { draftQuote, fromHome, latestVersion, yesTo } from '@/tests/factories/quotes';
import { runServiceJobs } from '@/tests/factories/service-jobs';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

vi.mock('@/lib/realtime/publish', () => ({ publish: async () => {} }));

const { query } = testDb();
let admin: Actor;
let seller: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  await makeNode(admin, { cpu: 512, ram: 2_048, storage: 40_000 });
});

afterEach(async () => {
  setClock(null);
  await query('delete from graphile_worker._private_jobs');
});

const order = (typed: Parameters<typeof hostingOrder>[0] = {}) =>
  submitHostingOrder(visitor(), hostingOrder({ plan: 'starter', addons: [], ...typed }));
const outcomeOf = async (requestId: string) =>
  (await db.automaticQuote.findUnique({ where: { requestId } }))?.outcome;
const allow = async (autoQuote: boolean) => {
  const { version } = await readAutomation();
  await changeAutomation(admin, { version, autoQuote, countries: ['FR'], maxServers: 2 });
};

describe('standard orders', () => {
  it('are nobody’s but the seller’s until an admin allows it', async () => {
    const { requestId } = await order();
    expect(await quoteStandardOrders()).toBe(0);
    expect(await outcomeOf(requestId)).toBeUndefined();
    await expect(
      changeAutomation(seller, { version: 0, autoQuote: true, countries: ['FR'], maxServers: 2 }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await allow(true);
    await expect(
      changeAutomation(admin, { version: 0, autoQuote: false, countries: ['FR'], maxServers: 2 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await quoteStandardOrders()).toBe(1);
    expect(await outcomeOf(requestId)).toBe('quoted');
  });

  it('are quoted once, however many look at once', async () => {
    const { requestId, lead } = await order();
    await Promise.allSettled(Array.from({ length: 4 }, () => quoteStandardOrders()));
    await quoteStandardOrders();
    expect(await outcomeOf(requestId)).toBe('quoted');
    const quotes = await db.quote.findMany({ where: { leadId: lead?.leadId }, include: { versions: true } });
    expect(quotes).toHaveLength(1);
    expect(quotes[0]?.versions.map(({ status }) => status)).toEqual(['sent']);
    const versionIds = quotes[0]?.versions.map(({ id }) => id) ?? [];
    const letters = await db.emailMessage.findMany({ where: { template: 'quote_link' } });
    expect(
      letters.filter(({ props }) => versionIds.includes((props as { versionId: string }).versionId)),
    ).toHaveLength(1);
  });

  it.each([
    [{ quantity: '3' }, 'too_many'],
    [{ country: 'BE' }, 'country'],
    [{ notes: 'Pouvez-vous migrer notre site ?' }, 'note'],
    [{ plan: 'custom', cpu: '4', ram: '8', storage: '100', bandwidth: '2' }, 'custom_plan'],
  ])('with %o are for a person: %s', async (typed, why) => {
    const { requestId } = await order(typed);
    expect(await quoteStandardOrders()).toBe(0);
    expect(await outcomeOf(requestId)).toBe(why);
    const [latest] = await latestDecisions(admin);
    expect(latest).toMatchObject({ requestId, outcome: why, quoteId: null });
  });

  it('that a seller is on already stay theirs', async () => {
    const { requestId, lead } = await order();
    await draftQuote(seller, lead?.leadId ?? '');
    await quoteStandardOrders();
    expect(await outcomeOf(requestId)).toBe('in_work');
  });

  it('wait for a person while the machines are full', async () => {
    await db.cloudNode.updateMany({ data: { state: 'draining' } });
    const { requestId } = await order();
    await quoteStandardOrders();
    expect(await outcomeOf(requestId)).toBe('no_capacity');
    await db.cloudNode.updateMany({ data: { state: 'open' } });
  });
});

describe('the touchless path', () => {
  it('goes from the order to a running server without anybody, and the rate says so', async () => {
    const before = await figures();
    const { requestId, lead } = await order();
    await quoteStandardOrders();
    const quote = await db.quote.findFirstOrThrow({ where: { leadId: lead?.leadId } });
    const { id: versionId } = await latestVersion(quote.id);
    await acceptQuote(fromHome, await yesTo(versionId, linkTokenOf(versionId, 1)));
    // As the payment of its invoice does.
    await db.$transaction((tx) => startServices(tx, requestId));
    await runServiceJobs(query);
    expect(await db.hostingRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      status: 'active',
    });
    const after = await figures();
    expect(after.sales - before.sales).toBe(1);
    expect(after.untouched - before.untouched).toBe(1);
    // Scored and told, assigned, quoted and sent, accepted, invoiced, brought up: nobody did any of it.
    expect(after.steps - before.steps).toBe(8);
    expect(after.automatic - before.automatic).toBe(8);
  });

  const figures = () => readAutomationFigures(periodOf('7d', now(), 'Europe/Paris'));
});
