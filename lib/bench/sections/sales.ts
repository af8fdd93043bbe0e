import 'server-only';
import { signIn } from '@/lib/simulation/staff-session';
import type { Bench } from '../bench';
import { fillSales } from '../bulk/fill-sales';
import { type PageFigures, pageNote, timePage } from '../page-time';
import { settle } from '../settle';
import { startTappedWeb } from '../tapped-web';

const PASSWORD = 'cloudnexus-demo';
const LEADS_A_SALE = 10;
const MOST_QUERIES = 6;

type Person = 'admin' | 'seller' | 'client';
type Subject = { name: string; person: Person; path: string; isList?: boolean };

/** Quotes, invoices, servers, customers and recurring revenue, before and after three years of sales. */
export async function measureSales(bench: Bench): Promise<void> {
  const sales = Math.max(1, Math.round(bench.options.leads / LEADS_A_SALE));
  const tapped = await startTappedWeb(bench);
  const as = (name: Person, address: string) =>
    signIn(bench.base, { email: `${name}@cloudnexus.test`, password: PASSWORD }, address);
  const people = {
    admin: await as('admin', '10.9.3.1'),
    seller: await as('seller', '10.9.3.2'),
    client: await as('client', '10.9.3.3'),
  };
  try {
    const before = new Map<string, PageFigures>();
    for (const { name, person, path } of await subjectsOf(bench))
      before.set(name, await timePage(bench, tapped, people[person], path));
    bench.say(`  filling in ${sales} sales …`);
    await fillSales(bench.sql, { count: sales });
    await settle(bench);
    for (const { name, person, path, isList } of await subjectsOf(bench)) {
      const figures = await timePage(bench, tapped, people[person], path);
      const { p95, queries } = figures;
      const small = before.get(name);
      bench.report({
        name: `${name} at ${sales} sales, p95`,
        value: p95,
        unit: 'ms',
        budget: { most: 60 },
        ...(small && { against: { name: 'before filling', value: small.p95, unit: 'ms' } }),
        note: pageNote(figures),
      });
      bench.report({
        name: `${name}, queries`,
        value: queries,
        unit: 'queries',
        ...(isList && { budget: { most: MOST_QUERIES } }),
      });
    }
  } finally {
    await tapped.stop();
  }
}

/** The pages with rows that each person may see; rows differ from one size to the other. */
async function subjectsOf({ sql }: Bench): Promise<Subject[]> {
  const one = async (text: string): Promise<string> => {
    const { rows } = await sql.query(text);
    if (!rows[0]) throw new Error(`no row to measure a page with: ${text}`);
    return rows[0].id;
  };
  const quote = await one(
    `SELECT "id" FROM "Quote" WHERE "status" = 'sent' ORDER BY "createdAt" DESC LIMIT 1`,
  );
  const bill = await one(
    `SELECT "number" AS "id" FROM "Invoice" WHERE "kind" = 'invoice' AND "issuedAt" IS NOT NULL AND "requestId" IS NOT NULL
     ORDER BY "issuedAt" DESC LIMIT 1`,
  );
  const customer = await one(
    `SELECT "userId" AS "id" FROM "Invoice" WHERE "userId" IS NOT NULL ORDER BY "issuedAt" DESC NULLS LAST LIMIT 1`,
  );
  const lists: [string, string][] = [
    ['quotes', '/crm/quotes'],
    ['quotes sent', '/crm/quotes?status=sent'],
    ['invoices', '/crm/invoices'],
    ['overdue invoices', '/crm/invoices?status=overdue'],
    ['customers', '/crm/customers'],
    ['recurring revenue, rows', '/live-pulse/revenue?period=90d'],
    ['recurring revenue, new rows', '/live-pulse/revenue?set=new&period=90d'],
  ];
  return [
    ...lists.flatMap(([name, path]) =>
      (['admin', 'seller'] as const).map((person) => ({
        name: `${name}, ${person}`,
        person,
        path,
        isList: true,
      })),
    ),
    ...(['admin', 'seller'] as const).map((person) => ({
      ...{ name: `live pulse with revenue, ${person}`, person, path: '/live-pulse?period=90d' },
    })),
    { name: 'servers, admin', person: 'admin', path: '/admin/cloud/services', isList: true },
    { name: 'quote page, admin', person: 'admin', path: `/crm/quotes/${quote}` },
    { name: 'invoice page, admin', person: 'admin', path: `/crm/invoices/${bill}` },
    { name: 'customer page with billing, admin', person: 'admin', path: `/crm/customers/${customer}` },
    { name: 'own servers, client', person: 'client', path: '/account/services' },
    { name: 'own invoices, client', person: 'client', path: '/account/invoices' },
    { name: 'own quotes, client', person: 'client', path: '/account/quotes' },
  ];
}
