import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import type { Point } from './points';
import { rowsOf } from './rows';
import {
  ADMIN,
  actorAt,
  type Offered,
  offered,
  openInvoice,
  payable,
  signable,
  untilAccepted,
  untilPaid,
} from './sale';
import { and, SERVED, SOLD } from './sale-stages';
import { Selling } from './selling';
import { type Call, StandIn } from './stand-in';
import { travel } from './time-travel';

let shop: Selling;
let provider: StandIn;

beforeAll(async () => {
  provider = await StandIn.open(serverSaid);
  shop = await Selling.open({ DIAL_OUT_ALLOW: `127.0.0.1:${provider.port}` });
}, 240_000);
afterEach(() => shop?.restAfterDeaths(), 240_000);
afterAll(async () => {
  await shop?.close();
  await provider?.close();
}, 60_000);

/** What the automation of another company says of a server that it is told to make, or asked for. */
function serverSaid({ query, body }: Call): object {
  const id = query.get('serviceId') ?? (JSON.parse(body) as { serviceId: string }).serviceId;
  return { externalId: `theirs-${id}`, address: `${id}.stand-in.test`, stage: 'online' };
}

const sql = (text: string, ...values: unknown[]) => rowsOf(shop.platform.databaseUrl, text, values);
const run = (job: string) => sql('SELECT graphile_worker.add_job($1)', job);
const remindBy = (steps: { kind: string; days: number }[]) =>
  sql(`UPDATE "BillingSettings" SET "dunning" = $1::jsonb`, JSON.stringify(steps));

async function sellOnAccount(): Promise<Offered> {
  const sale = await offered(shop.platform, shop.total, { terms: 'on_account' });
  await untilAccepted(await signable(shop.platform, sale));
  return sale;
}

/** Its bells ring for the seller and the administrator. */
const GIVEN_UP = {
  ...SOLD,
  services: 'failed 1',
  steps: '1-configured-waiting 1, 1-created-failed 1, 1-online-waiting 1, 1-paid-done 1, 1-reserved-done 1',
  letters: and(SOLD.letters, 'service_delayed-sent 1'),
  news: and(SOLD.news, 'service.failed 1'),
  bells: and(SOLD.bells, 'service_failed 2'),
};
const LATE = {
  ...SERVED,
  servers: null,
  letters: and(SERVED.letters, 'service_delayed-sent 1'),
  news: and(SERVED.news, 'service.failed 1'),
  bells: and(SERVED.bells, 'service_failed 2'),
  audit: and(SERVED.audit, 'service.retried 1'),
};

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
      await shop.expectWhole(sale, GIVEN_UP);
      await providedAt(`http://127.0.0.1:${provider.port}/`);
      const { retryService } = await import('@/lib/provisioning/service/commands');
      const [service] = await rowsOf<{ id: string }>(
        shop.platform.databaseUrl,
        `SELECT "id" FROM "Service" WHERE "requestId" = $1`,
        [sale.requestId],
      );
      await retryService(await actorAt(ADMIN), { serviceId: service?.id ?? '' });
      await shop.expectWhole(sale, LATE);
      await providedAt(null);
    },
    300_000,
  );
});

const REMINDED = {
  ...SERVED,
  dunning: 'reminder-20 1',
  letters: and(SERVED.letters, 'invoice_reminder-sent 1'),
};
const STOPPED = {
  ...REMINDED,
  services: 'suspended 1',
  servers: 'stopped 1',
  subscriptions: 'suspended 1',
  steps: and(SERVED.steps, '2-suspended-done 1'),
  changes: and(SERVED.changes, 'suspended 1'),
  dunning: and(REMINDED.dunning, 'suspend-19 1'),
  letters: and(REMINDED.letters, 'unpaid_service-sent 1'),
  news: and(SERVED.news, 'service.suspended 1'),
};
const RESUMED = {
  ...STOPPED,
  services: 'active 1',
  servers: 'running 1',
  subscriptions: 'active 1',
  invoices: 'paid 1',
  payments: 'payment 1',
  steps: and(STOPPED.steps, '3-resumed-done 1'),
  changes: and(STOPPED.changes, 'resumed 1'),
  letters: and(STOPPED.letters, 'payment_received-sent 1'),
  news: and(STOPPED.news, 'invoice.paid 1', 'service.resumed 1'),
  bells: and(SERVED.bells, 'service_resumed 1'),
  audit: and(SERVED.audit, 'invoice.payment_recorded 1'),
};

describe('an invoice that stays unpaid', () => {
  it('is reminded of, stops the server and lets it go on again once each, though the worker dies', async () => {
    const sale = await sellOnAccount();
    await shop.expectWhole(sale, SERVED);
    const reminder = { kind: 'reminder', days: -20 };
    await remindBy([reminder]);
    await shop.dieAt('reminder queued', 'worker', () => run('run_dunning'));
    await shop.expectWhole(sale, REMINDED);
    await remindBy([reminder, { kind: 'suspend', days: -19 }]);
    await shop.dieAt('service stopped', 'worker', () => run('run_dunning'));
    await shop.expectWhole(sale, STOPPED);
    await shop.dieAt('reminders done', 'worker', () => run('run_dunning'));
    await shop.expectWhole(sale, STOPPED);
    await remindBy([]);
    const pay = await payable(shop.staff, await openInvoice(shop.platform, sale.requestId));
    await shop.dieAt('step done', 'worker', () => untilPaid(pay));
    await shop.expectWhole(sale, RESUMED);
  }, 400_000);
});

describe('the invoice of the next period', () => {
  let sale: Offered | undefined;

  it.each<[Point, number]>([
    ['renewal numbered', 1],
    ['renewal committing', 2],
    ['renewals done', 3],
  ])(
    'is one, though the worker dies at “%s” in month %i',
    async (point, months) => {
      sale ??= await sellOnAccount();
      if (months === 1) await shop.expectWhole(sale, SERVED);
      await travel(shop.platform, months * 31 - 5);
      await shop.dieAt(point, 'worker', () => run('renew_subscriptions'));
      const many = months + 1;
      const periods = Array.from({ length: many }, (_, ordinal) => `${ordinal} 1`);
      await shop.expectWhole(sale, {
        ...SERVED,
        invoices: `open ${many}`,
        periods: periods.join(', '),
        letters: `${SERVED.letters}`.replace('invoice_issued-sent 1', `invoice_issued-sent ${many}`),
        news: `${SERVED.news}`.replace('invoice.issued 1', `invoice.issued ${many}`),
      });
    },
    300_000,
  );

  it('and no letter of all that was handed to the e-mail service as two', () => shop.expectEachLetterOnce());
});
