import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { conversion, type Figure, figuresOf, processing, visitConversions } from '@/lib/pulse/kpis';
import { listCountedLeads } from '@/lib/pulse/queries/leads-by-source';
import { listCountedRequests } from '@/lib/pulse/queries/request-rows';
import { readPulseReport, viewerPeriod } from '@/lib/pulse/report';
import { leadRowsFilterSchema, requestRowsFilterSchema } from '@/lib/pulse/schema';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeActor } from '@/tests/factories/leads';
import { makeHostingRequest, makeOtherLead, makeServiceRequest } from '@/tests/factories/pulse';
import { testDb } from '@/tests/setup/test-db';

testDb();

// 23:30 in Paris on the 22nd: the day began at 23:00 UTC on the 21st.
const NOW = new Date('2026-11-22T22:30:00Z');
const at = (text: string) => new Date(text);

let admin: Actor;
let seller: Actor;
let other: Actor;
let client: Actor;

beforeAll(async () => {
  setClock(() => NOW);
  await seedCatalogue(at('2026-01-01T00:00:00Z'), { coupons: false });
  admin = await makeActor('ADMIN', 'Ada');
  seller = await makeActor('SELLER', 'Sam');
  other = await makeActor('SELLER', 'Olga');
  client = await makeActor('CLIENT', 'Cléo');
});
afterAll(() => setClock(null));

describe('without any data', () => {
  it('has no rate, no time and no plan, and counts none', async () => {
    const report = await readPulseReport(admin, '30d');
    expect(conversion(report)).toMatchObject({ value: null, n: 0 });
    expect(visitConversions(report).map(({ value }) => value)).toEqual([null, null, null]);
    expect(processing(report).map(({ value }) => value)).toEqual([null, null]);
    expect(report.plans).toEqual([]);
    expect(report.requests.submitted).toEqual({ hosting: 0, service: 0 });
    const rates = figuresOf(report).filter(({ unit }) => unit !== 'count');
    expect(rates.every(({ value }) => value === null)).toBe(true);
  });
});

describe('with rows', () => {
  beforeAll(async () => {
    const mine = { assignedToId: seller.id };
    const theirs = { assignedToId: other.id };
    // Today in Paris, yesterday in London and New York.
    await makeHostingRequest('professional', { createdAt: at('2026-11-21T23:15:00Z'), ...mine });
    // The last instant before today in Paris.
    await makeServiceRequest({ createdAt: at('2026-11-21T22:59:59.999Z') });
    await makeServiceRequest({ createdAt: at('2026-11-22T10:00:00Z'), ...theirs });
    // Converted after 2 h and after 10 h.
    await makeHostingRequest('starter', {
      createdAt: at('2026-11-10T08:00:00Z'),
      activatedAt: at('2026-11-10T10:00:00Z'),
      recurringNetCents: 490,
      ...mine,
    });
    await makeHostingRequest('professional', {
      createdAt: at('2026-11-11T08:00:00Z'),
      activatedAt: at('2026-11-11T18:00:00Z'),
      ...theirs,
    });
    // Submitted before the period, active within it: a processing time, no conversion.
    await makeHostingRequest('enterprise', {
      createdAt: at('2026-10-01T08:00:00Z'),
      activatedAt: at('2026-11-01T08:00:00Z'),
      ...theirs,
    });
    // The first instant of the 30 days in Paris (24 October, summer time), and the one before.
    await makeHostingRequest('starter', { createdAt: at('2026-10-23T22:00:00Z'), recurringNetCents: 490 });
    await makeHostingRequest('starter', { createdAt: at('2026-10-23T21:59:59.999Z') });
    await makeOtherLead('referral', at('2026-11-20T08:00:00Z'), seller.id);
  });

  it('counts requests by type, today and over the period, by the days of the viewer', async () => {
    const { requests } = await readPulseReport(admin, '30d');
    expect(requests.today).toEqual({ hosting: 1, service: 1 });
    expect(requests.submitted).toEqual({ hosting: 4, service: 2 });
    expect(requests.byDay).toHaveLength(30);
    expect(requests.byDay[0]).toEqual({ day: '2026-10-24', hosting: 1, service: 0 });
    expect(requests.byDay.at(-1)).toEqual({ day: '2026-11-22', hosting: 1, service: 1 });
  });

  it('draws the day where the viewer is', async () => {
    const inNewYork = await readPulseReport({ ...admin, timeZone: 'America/New_York' }, 'today');
    expect(inNewYork.requests.today).toEqual({ hosting: 0, service: 1 });
    const inAuckland = await readPulseReport({ ...admin, timeZone: 'Pacific/Auckland' }, 'today');
    expect(inAuckland.requests.today).toEqual({ hosting: 0, service: 0 });
  });

  it('measures conversion by the cohort of submission', async () => {
    const figure = conversion(await readPulseReport(admin, '30d'));
    expect(figure).toMatchObject({ value: 33.3, n: 6 });
  });

  it('measures processing by the day of activation, mean and median', async () => {
    const report = await readPulseReport(admin, '30d');
    // 2 h, 10 h and 31 days.
    expect(report.processing).toEqual({ n: 3, meanSeconds: (756 / 3) * 3600, medianSeconds: 10 * 3600 });
    expect(processing(report).map(({ value }) => value)).toEqual([252, 10]);
  });

  it('breaks a tie of plans by the larger recurring net, a year counted by the month', async () => {
    const { plans } = await readPulseReport(admin, '30d');
    // Two each: 2 × 19,90 € against 2 × 4,90 €.
    expect(plans.map(({ code, n }) => [code, n])).toEqual([
      ['professional', 2],
      ['starter', 2],
    ]);
    const yearly = await makeHostingRequest('enterprise', {
      createdAt: at('2026-11-12T08:00:00Z'),
      billingCycle: 'yearly',
      recurringNetCents: 12_000,
    });
    const monthly = await makeHostingRequest('enterprise', {
      createdAt: at('2026-11-12T09:00:00Z'),
      recurringNetCents: 1_000,
    });
    const after = await readPulseReport(admin, '30d');
    // 10 € + 10 € a month: less than professional, more than starter.
    expect(after.plans.map(({ code }) => code)).toEqual(['professional', 'enterprise', 'starter']);
    for (const { id } of [yearly, monthly]) {
      await db.crmLead.deleteMany({ where: { hostingRequestId: id } });
      await db.hostingRequest.delete({ where: { id } });
    }
  });

  it('counts leads by source', async () => {
    const { sources } = await readPulseReport(admin, '30d');
    expect(sources).toEqual([
      { source: 'hosting_form', n: 4 },
      { source: 'service_form', n: 2 },
      { source: 'referral', n: 1 },
    ]);
  });

  it('gives a seller the figures of their own and of the pool alone, and no visits', async () => {
    const report = await readPulseReport(seller, '30d');
    expect(report.reach).toBe('own');
    expect(report.requests.submitted).toEqual({ hosting: 3, service: 1 });
    expect(conversion(report)).toMatchObject({ value: 25, n: 4 });
    expect(report.processing.n).toBe(1);
    expect(report.plans).toEqual([
      { code: 'starter', name: 'Starter', n: 2 },
      { code: 'professional', name: 'Professional', n: 1 },
    ]);
    expect(report.sources).toEqual([
      { source: 'hosting_form', n: 3 },
      { source: 'referral', n: 1 },
      { source: 'service_form', n: 1 },
    ]);
    expect(report.funnels).toBeNull();
  });

  it('is not there for a client', async () => {
    await expect(readPulseReport(client, '30d')).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(['ADMIN', 'SELLER'] as const)('leads each figure of an %s to exactly its rows', async (role) => {
    const actor = role === 'ADMIN' ? admin : seller;
    const report = await readPulseReport(actor, '30d');
    const counted = figuresOf(report).filter(({ href }) => /\/(requests|leads)\?/.test(href));
    expect(counted.length).toBeGreaterThan(10);
    for (const figure of counted) expect(await rowsBehind(actor, figure), figure.href).toBe(rowsOf(figure));
  });

  it('pages through the rows without loss or repetition', async () => {
    const createdAt = at('2026-09-10T08:00:00Z');
    await Promise.all(Array.from({ length: 53 }, () => makeServiceRequest({ createdAt })));
    const filter = requestRowsFilterSchema.parse({ kind: 'service', period: '90d' });
    const period = viewerPeriod(admin, '90d');
    const first = await listCountedRequests(admin, filter, period);
    const second = await listCountedRequests(
      admin,
      { ...filter, cursor: first.nextCursor ?? undefined },
      period,
    );
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([first.rows.length, second.nextCursor]).toEqual([50, null]);
    expect(new Set(ids).size).toBe(first.count);
    expect(ids).toHaveLength(55);
  });
});

describe('the share of visits', () => {
  it('is of the visits that began in the period', async () => {
    const visit = (viewedAt: string, submittedAt: string | null) => ({
      visitId: newId(),
      form: 'hosting_order',
      locale: 'fr' as const,
      viewedAt: at(viewedAt),
      submittedAt: submittedAt && at(submittedAt),
    });
    await db.formVisit.createMany({
      data: [
        visit('2026-11-22T08:00:00Z', '2026-11-22T08:10:00Z'),
        visit('2026-11-22T09:00:00Z', null),
        visit('2026-11-22T09:30:00Z', null),
        // Seen yesterday, sent today.
        visit('2026-11-21T22:50:00Z', '2026-11-21T23:10:00Z'),
      ],
    });
    const [all, hosting, service] = visitConversions(await readPulseReport(admin, 'today'));
    expect(all).toMatchObject({ value: 33.3, n: 3 });
    expect(hosting).toMatchObject({ value: 33.3, n: 3 });
    expect(service).toMatchObject({ value: null, n: 0 });
  });
});

/** How many rows a figure's address must show. */
/** Rates and times over all the rows that they lead to. */
const OF_ITS_ROWS: readonly Figure['key'][] = ['processing_mean', 'processing_median', 'untouched_sales'];

function rowsOf({ key, value, n }: Figure): number {
  if (key === 'conversion') return Math.round(((value ?? 0) / 100) * n);
  return OF_ITS_ROWS.includes(key) ? n : (value ?? 0);
}

async function rowsBehind(actor: Actor, { href }: Figure): Promise<number> {
  const url = new URL(href, 'http://localhost');
  const query = Object.fromEntries(url.searchParams);
  if (url.pathname.endsWith('/leads')) {
    const filter = leadRowsFilterSchema.parse(query);
    return (await listCountedLeads(actor, filter, viewerPeriod(actor, filter.period))).rows.length;
  }
  const filter = requestRowsFilterSchema.parse(query);
  return (await listCountedRequests(actor, filter, viewerPeriod(actor, filter.period))).rows.length;
}
