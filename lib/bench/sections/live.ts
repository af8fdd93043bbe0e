import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { signIn } from '@/lib/simulation/staff-session';
import type { Bench } from '../bench';
import { browserArgs } from '../browser';
import { startEcho } from '../echo';
import { type Listeners, startListeners } from '../listeners';
import { spreadOf } from '../percentiles';
import { orderer } from './orders';

const COUNTS = [1, 50, 500];
const ORDERS = 40;
const PAUSE_MS = 400;
const PATIENCE_MS = 15_000;
const SELLER = { email: 'seller@cloudnexus.test', password: 'cloudnexus-demo' };

/** From the commit of an order to its card on a seller's open pipeline, while others listen too. */
export async function measureLive(bench: Bench): Promise<void> {
  const { base, env, sql } = bench;
  // All of it goes to the seller whose page is open.
  await sql.query(
    `UPDATE "User" SET "capacity" = CASE WHEN "email" = $1 THEN 1000000 ELSE 0 END WHERE "role" = 'SELLER'`,
    [SELLER.email],
  );
  const seller = await signIn(base, SELLER, '10.9.0.1');
  const browser = await chromium.launch({ executablePath: env.CHROMIUM_PATH, args: browserArgs });
  const orders = await orderer(base);
  try {
    const page = await openPipeline(browser, base, seller.cookieHeader);
    for (let count = 0; count < 10; count += 1) await orders.byApi(`Warm ${count}`);
    for (const count of COUNTS) {
      // The page itself is one of them.
      const others =
        count === 1 ? null : await startListeners(bench, { count: count - 1, cookie: seller.cookieHeader });
      try {
        await measureWith(bench, { page, orders, count, others });
      } finally {
        await others?.stop();
      }
    }
  } finally {
    await browser.close();
  }
}

async function openPipeline(
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  base: string,
  cookies: string,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } });
  await context.addCookies(
    cookies.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
    }),
  );
  const page = await context.newPage();
  await page.addInitScript(WATCH_MARKS);
  await page.goto('/crm/pipeline');
  await page.locator('article[data-lead-card]').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/**
 * In the page: when each mark was first on screen, by the clock that the database shares. A text, since what transpiles
 * us names functions by a helper that a page does not have.
 */
const WATCH_MARKS = `
const seen = {};
window.benchSeen = seen;
const look = (node) => {
  for (const mark of (node.textContent || '').match(/Live-\\d+-\\d+-/g) || []) {
    if (mark in seen) continue;
    seen[mark] = 0;
    requestAnimationFrame(() => { seen[mark] = performance.timeOrigin + performance.now(); });
  }
};
new MutationObserver((records) => {
  for (const { target, addedNodes } of records) {
    if (target.nodeType === Node.TEXT_NODE) look(target);
    for (const node of addedNodes) if (node.nodeName !== 'SCRIPT') look(node);
  }
}).observe(document, { childList: true, subtree: true, characterData: true });`;

type With = {
  page: Page;
  orders: Awaited<ReturnType<typeof orderer>>;
  count: number;
  others: Listeners | null;
};

async function measureWith(bench: Bench, { page, orders, count, others }: With): Promise<void> {
  const echo = await startEcho(count, ORDERS);
  const marks = Array.from({ length: ORDERS }, (_, index) => `Live-${count}-${index}-`);
  for (const mark of marks) {
    await orders.byApi(`${mark}SARL`);
    await sleep(PAUSE_MS);
  }
  const seen = await readSeen(page, marks);
  const commits = await readCommits(bench, marks);
  const delays = marks.flatMap((mark) => {
    const [at, commit] = [seen[mark], commits.get(mark)];
    return at && commit ? [at - commit] : [];
  });
  const { p50, p95, p99 } = spreadOf(delays);
  if (commits.size < ORDERS)
    throw new Error(`only ${commits.size} of ${ORDERS} orders have a commit on record`);
  const lost = ORDERS - delays.length;
  const name = `commit → card on an open pipeline, ${count} listening`;
  const against = { name: `bare websocket to all ${count}, p95`, value: echo.p95, unit: 'ms' } as const;
  bench.report({ name: `${name}, p50`, value: p50, unit: 'ms' });
  bench.report({
    name: `${name}, p95`,
    value: p95,
    unit: 'ms',
    budget: { most: 150 },
    against,
    note: `${ORDERS} orders`,
  });
  bench.report({ name: `${name}, p99`, value: p99, unit: 'ms' });
  if (lost > 0) bench.report({ name: `${name}, never shown`, value: lost, unit: '', budget: { most: 0 } });
  if (!others) return;
  const arrivals = (await others.arrivals()).map(({ id, at }) => ({ id, at }));
  const hints = await readLeadCommits(bench, marks);
  const delivered = arrivals.flatMap(({ id, at }) => (hints.has(id) ? [at - (hints.get(id) ?? 0)] : []));
  const hint = spreadOf(delivered);
  bench.report({
    name: `commit → hint at each of ${count - 1} official clients, p95`,
    value: hint.p95,
    unit: 'ms',
    against,
    note: `p50 ${hint.p50.toFixed(1)} ms, ${hint.count} of ${ORDERS * (count - 1)} arrived`,
  });
}

async function readSeen(page: Page, marks: readonly string[]): Promise<Record<string, number>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await page.evaluate(
      () => (window as unknown as { benchSeen: Record<string, number> }).benchSeen,
    );
    if (marks.every((mark) => seen[mark]) || performance.now() > deadline) return seen;
    await sleep(200);
  }
}

const COMMITS = `SELECT l."id", substring(l."company" FROM '^Live-\\d+-\\d+-') AS "mark",
  extract(epoch FROM pg_xact_commit_timestamp(r.xmin))::float8 * 1000 AS "at"
  FROM "HostingRequest" r JOIN "CrmLead" l ON l."hostingRequestId" = r."id" WHERE l."company" = ANY($1)`;

/** The request's row is written once, so its transaction is the order's; a lead may have been changed since. */
async function readRows(
  { sql }: Bench,
  marks: readonly string[],
): Promise<{ id: string; mark: string; at: number }[]> {
  return (await sql.query(COMMITS, [marks.map((mark) => `${mark}SARL`)])).rows;
}

async function readCommits(bench: Bench, marks: readonly string[]): Promise<Map<string, number>> {
  return new Map((await readRows(bench, marks)).map(({ mark, at }) => [mark, at]));
}

async function readLeadCommits(bench: Bench, marks: readonly string[]): Promise<Map<string, number>> {
  return new Map((await readRows(bench, marks)).map(({ id, at }) => [id, at]));
}
