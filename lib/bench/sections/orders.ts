import 'server-only';
import { newBrowserKey } from '@/lib/browser-key';
import { actionOf, filled, formWith } from '@/lib/simulation/html-form';
import { PlainBrowser } from '@/lib/simulation/plain-browser';
import { insertOrders } from '../bare-order';
import type { Bench } from '../bench';
import { percentile, spreadOf } from '../percentiles';
import { atRate, failureNote, flatOut, type Timed } from '../timed';

const HANDS = 8;
const RATE = 50;
const WARM_UP = 150;

const CONFIGURATION = {
  plan: 'professional',
  cycle: 'yearly',
  commitment: 12,
  quantity: 1,
  addons: ['ssl', 'backup'],
  domain: { mode: 'none' },
  customer: { country: 'FR', type: 'business' },
};

/** Orders by the page's action and by the API, against the same rows inserted by bare SQL. */
export async function measureOrders(bench: Bench): Promise<void> {
  const { seconds } = bench.options;
  // Every order finds a seller, as in a team that is large enough.
  await bench.sql.query(`UPDATE "User" SET "capacity" = 1000000 WHERE "role" = 'SELLER'`);
  const orders = await orderer(bench.base);
  for (let count = 0; count < WARM_UP; count += 1) await (count % 2 ? orders.byApi() : orders.byForm());

  const bare = await flatOut(HANDS, seconds, await insertOrders(bench.sql));
  if (bare.failures.size > 0) throw new Error(`bare SQL: ${failureNote(bare)}`);
  const bareRate = { name: 'the same inserts in bare SQL', value: perSecond(bare), unit: '/s' } as const;
  const bareP95 = { name: 'bare SQL p95', value: percentile(bare.times, 0.95), unit: 'ms' } as const;

  const api = await flatOut(HANDS, seconds, orders.byApi);
  const how = `${HANDS} at once, client on the same cores`;
  bench.report({
    name: `orders by the API, ${how}`,
    value: perSecond(api),
    unit: '/s',
    against: bareRate,
    note: failureNote(api),
  });
  const form = await flatOut(HANDS, seconds, orders.byForm);
  bench.report({
    name: `orders by the form's action, ${how}`,
    value: perSecond(form),
    unit: '/s',
    against: bareRate,
    note: failureNote(form),
  });

  const paced = await atRate(RATE, seconds * 2, orders.byForm);
  reportSpread(bench, `form to answer at ${RATE} orders/s`, paced, bareP95);
  const pacedApi = await atRate(RATE, seconds * 2, orders.byApi);
  reportSpread(bench, `API to answer at ${RATE} orders/s`, pacedApi, bareP95);
  await recount(
    bench,
    [api, form, paced, pacedApi].reduce((sum, { times }) => sum + times.length, WARM_UP),
  );
}

const perSecond = ({ times, seconds }: Timed): number => times.length / seconds;

function reportSpread(
  bench: Bench,
  name: string,
  timed: Timed,
  against: { name: string; value: number; unit: 'ms' },
): void {
  const { p50, p95, p99 } = spreadOf(timed.times);
  bench.report({ name: `${name}, p50`, value: p50, unit: 'ms' });
  bench.report({
    name: `${name}, p95`,
    value: p95,
    unit: 'ms',
    budget: { most: 100 },
    against,
    note: failureNote(timed),
  });
  bench.report({ name: `${name}, p99`, value: p99, unit: 'ms' });
}

/** Acknowledged orders that have no request and lead. */
async function recount({ sql, report }: Bench, acknowledged: number): Promise<void> {
  const { rows } = await sql.query(
    `SELECT count(*)::int AS "count" FROM "HostingRequest" r JOIN "CrmLead" l ON l."hostingRequestId" = r."id"
     WHERE r."contactEmail" LIKE '%@order.bench.test'`,
  );
  const lost = Math.max(0, acknowledged - rows[0].count);
  report({
    name: 'acknowledged orders lost',
    value: lost,
    unit: '',
    budget: { most: 0 },
    note: `of ${acknowledged}`,
  });
}

export type Orderer = { byForm: () => Promise<void>; byApi: (company?: unknown) => Promise<void> };

/** Places one order after another, each by somebody else. `byApi` takes the company that the lead's card will show. */
export async function orderer(base: string): Promise<Orderer> {
  const page = await browserAt(base, 0).open('/hosting/order');
  const untouched = formWith(page.text, 'plan');
  const action = actionOf(untouched);
  const json = { 'Content-Type': 'application/json' };
  const priced = await browserAt(base, 0).post('/api/v1/pricing', JSON.stringify(CONFIGURATION), json);
  const { dueNow } = JSON.parse(priced.text) as { dueNow: { gross: number } };
  let number = 0;
  const next = () => {
    number += 1;
    return { browser: browserAt(base, number), email: `${newBrowserKey()}@order.bench.test` };
  };
  return {
    byForm: async () => {
      const { browser, email } = next();
      const form = filled(untouched, {
        plan: CONFIGURATION.plan,
        cycle: CONFIGURATION.cycle,
        commitment: String(CONFIGURATION.commitment),
        'addons[]': CONFIGURATION.addons,
        name: 'Camille Martin',
        email,
        company: 'Atelier Martin',
        customerType: 'business',
        terms: 'on',
        shownTotalCents: String(dueNow.gross),
        idempotencyKey: newBrowserKey(),
        elapsedMs: '42000',
      });
      const answer = await browser.act('/hosting/order', action, form);
      if (!answer.redirect?.includes('/received/'))
        throw new Error(`${answer.status} ${answer.message ?? ''}`);
    },
    byApi: async (company) => {
      const { browser, email } = next();
      const body = {
        ...CONFIGURATION,
        contact: {
          name: 'Camille Martin',
          email,
          company: typeof company === 'string' ? company : 'Atelier Martin',
        },
        expectedTotalCents: dueNow.gross,
        acceptTerms: true,
      };
      const headers = { ...json, 'Idempotency-Key': newBrowserKey() };
      const answer = await browser.post('/api/v1/requests', JSON.stringify(body), headers);
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text.slice(0, 100)}`);
    },
  };
}

/** Somebody at an address of their own, so that no limit counts them together. */
export function browserAt(base: string, number: number): PlainBrowser {
  const address = `10.${64 + ((number >> 16) % 128)}.${(number >> 8) % 256}.${number % 256}`;
  return new PlainBrowser(base, {
    address,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0',
    language: 'fr',
  });
}
