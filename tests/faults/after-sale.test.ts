import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Point } from './points';
import { rowsOf } from './rows';
import {
  ADMIN,
  actorAt,
  type Offered,
  type Ordered,
  offered,
  openInvoice,
  ordered,
  payable,
  signable,
  untilAccepted,
  untilPaid,
} from './sale';
import type { SaleCount } from './sale-recount';
import { OFFERED, PAID, SERVED } from './sale-stages';
import { Selling } from './selling';
import { StandIn } from './stand-in';

let shop: Selling;
let provider: StandIn;

beforeAll(async () => {
  provider = await StandIn.open(({ body }) => serverSaid(body));
  shop = await Selling.open({ DIAL_OUT_ALLOW: `127.0.0.1:${provider.port}` });
}, 240_000);
afterEach(() => shop?.restAfterDeaths(), 240_000);
afterAll(async () => {
  await shop?.close();
  await provider?.close();
}, 60_000);

let told = '';

/** What the automation of another company says of the server it was last told to make. */
function serverSaid(body: string): object {
  if (body) told = (JSON.parse(body) as { serviceId: string }).serviceId;
  return { externalId: `theirs-${told}`, address: `${told}.stand-in.test`, stage: 'online' };
}

const sql = (text: string, ...values: unknown[]) => rowsOf(shop.platform.databaseUrl, text, values);
const run = (job: string) => sql('SELECT graphile_worker.add_job($1)', job);
const settle = (settings: Record<string, unknown>) =>
  sql(
    `UPDATE "BillingSettings" SET "dunning" = COALESCE($1::jsonb, "dunning"), "renewalDays" = COALESCE($2, "renewalDays")`,
    settings.dunning ? JSON.stringify(settings.dunning) : null,
    settings.renewalDays ?? null,
  );

async function sellOnAccount(): Promise<Offered> {
  const sale = await offered(shop.platform, shop.total, { terms: 'on_account' });
  await untilAccepted(await signable(shop.platform, sale));
  return sale;
}

describe('a server that is given up at first', () => {
  /** Who brings it up is another company, at an address that is refused until an admin mends it. */
  const providedAt = (url: string | null) =>
    sql(
      `INSERT INTO "ProvisioningSettings" ("id", "planProviders", "webhookUrl", "updatedAt") VALUES (1, $1, $2, now())
       ON CONFLICT ("id") DO UPDATE SET "planProviders" = $1, "webhookUrl" = $2`,
      url ? { starter: 'webhook' } : {},
      url,
    );

  it.each<Point>(['delay letter queued', 'delay letter sent'])(
    'is told of once, though the worker dies at “%s”, and comes up once',
    async (point) => {
      await providedAt('http://127.0.0.1:9/');
      const sale = await offered(shop.platform, shop.total, { terms: 'on_account' });
      const press = await signable(shop.platform, sale);
      await shop.dieAt(point, 'worker', () => untilAccepted(press));
      await shop.expectWhole(sale, {});
      await providedAt(`http://127.0.0.1:${provider.port}/`);
      const { retryService } = await import('@/lib/provisioning/service/commands');
      const [service] = await rowsOf<{ id: string }>(
        shop.platform.databaseUrl,
        `SELECT "id" FROM "Service" WHERE "requestId" = $1`,
        [sale.requestId],
      );
      await retryService(await actorAt(ADMIN), { serviceId: service?.id ?? '' });
      await shop.expectWhole(sale, {});
      await providedAt(null);
    },
    300_000,
  );
});

describe('an invoice that stays unpaid', () => {
  it('is reminded of, stops the server and lets it go on again once each, though the worker dies', async () => {
    const sale = await sellOnAccount();
    await shop.expectWhole(sale, SERVED);
    const reminder = { kind: 'reminder', days: -40 };
    await settle({ dunning: [reminder] });
    await shop.dieAt('reminder queued', 'worker', () => run('run_dunning'));
    const reminded: SaleCount = { ...SERVED };
    await shop.expectWhole(sale, reminded);
    await settle({ dunning: [reminder, { kind: 'suspend', days: -39 }] });
    await shop.dieAt('service stopped', 'worker', () => run('run_dunning'));
    await shop.expectWhole(sale, {});
    await shop.dieAt('reminders done', 'worker', () => run('run_dunning'));
    await shop.expectWhole(sale, {});
    await settle({ dunning: [] });
    const pay = await payable(shop.staff, await openInvoice(shop.platform, sale.requestId));
    await shop.dieAt('step done', 'worker', () => untilPaid(pay));
    await shop.expectWhole(sale, {});
  }, 400_000);
});

describe('the invoice of the next period', () => {
  let sale: Offered;

  it.each<[Point, number]>([
    ['renewal numbered', 40],
    ['renewal committing', 70],
    ['renewals done', 100],
  ])(
    'is one, though the worker dies at “%s”',
    async (point, renewalDays) => {
      sale ??= await sellOnAccount();
      await settle({ renewalDays });
      await shop.dieAt(point, 'worker', () => run('renew_subscriptions'));
      await shop.expectWhole(sale, {});
      const twice = await sql(
        `SELECT "subscriptionId", "startsOn" FROM "SubscriptionPeriod" GROUP BY 1, 2 HAVING count(*) > 1`,
      );
      expect(twice).toEqual([]);
    },
    300_000,
  );
});

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
