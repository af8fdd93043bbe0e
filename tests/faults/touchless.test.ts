import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Point } from './points';
import { rowsOf } from './rows';
import { type Ordered, openInvoice, ordered, payable, signable, untilAccepted, untilPaid } from './sale';
import { OFFERED, PAID } from './sale-stages';
import { Selling } from './selling';

let shop: Selling;

beforeAll(async () => {
  shop = await Selling.open();
}, 240_000);
afterEach(() => shop?.restAfterDeaths(), 240_000);
afterAll(() => shop?.close(), 60_000);

const sql = (text: string, ...values: unknown[]) => rowsOf(shop.platform.databaseUrl, text, values);
const run = (job: string) => sql('SELECT graphile_worker.add_job($1)', job);

describe('an order that needs nobody', () => {
  it.each<Point>([
    'order taken up by itself',
    'quote drafted by itself',
    'quote sent by itself',
    'automatic quote settling',
    'automatic quote done',
    'quote letter sent',
    'quote letter done',
  ])(
    'has one quote, though the worker dies at “%s”',
    async (point) => {
      await quoteByItself();
      // Placed once the point is watched: the worker looks for orders every minute by itself.
      let order: Ordered | undefined;
      await shop.dieAt(point, 'worker', async () => {
        order = await ordered(shop.platform, shop.total);
        await run('quote_standard_orders');
      });
      expect(order).toBeDefined();
      if (order) await shop.expectWhole(order, { ...OFFERED, automatic: 'quoted 1' });
    },
    300_000,
  );

  it('goes live untouched', async () => {
    await quoteByItself();
    const order = await ordered(shop.platform, shop.total);
    await run('quote_standard_orders');
    await shop.expectWhole(order, { ...OFFERED, automatic: 'quoted 1' });
    const { linkTokenOf } = await import('@/lib/offers/link-token');
    const [version] = await rowsOf<{ id: string }>(
      shop.platform.databaseUrl,
      `SELECT v."id" FROM "QuoteVersion" v JOIN "Quote" q ON q."id" = v."quoteId" JOIN "CrmLead" l ON l."id" = q."leadId"
       WHERE l."hostingRequestId" = $1`,
      [order.requestId],
    );
    await untilAccepted(await signable(shop.platform, { token: linkTokenOf(version?.id ?? '', 1) }));
    await untilPaid(await payable(shop.staff, await openInvoice(shop.platform, order.requestId)));
    await shop.expectWhole(order, { ...PAID, automatic: 'quoted 1' });
  }, 180_000);

  /** From now on, as an admin allows it; what came before is for people. */
  async function quoteByItself(): Promise<void> {
    await sql(
      `INSERT INTO "AutomaticQuote" ("requestId", "outcome", "decidedAt")
       SELECT "id", 'in_work', now() FROM "HostingRequest" WHERE "status" = 'pending' ON CONFLICT DO NOTHING`,
    );
    await sql(
      `INSERT INTO "AutomationSettings" ("id", "autoQuote", "countries", "updatedAt") VALUES (1, TRUE, '{FR}', now())
       ON CONFLICT ("id") DO UPDATE SET "autoQuote" = TRUE`,
    );
  }
});
