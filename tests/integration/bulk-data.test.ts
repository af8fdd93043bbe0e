import { describe, expect, it } from 'vitest';
import { fillLeads } from '@/lib/bench/bulk/fill-leads';
import { fillPulse } from '@/lib/bench/bulk/fill-pulse';
import { fillSales } from '@/lib/bench/bulk/fill-sales';
import { parisDay } from '@/lib/billing/days';
import { runDunning } from '@/lib/billing/dunning';
import { renewSubscriptions } from '@/lib/billing/renew';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { tendQuotes } from '@/lib/quotes/jobs';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { sentQuote } from '@/tests/factories/quotes';
import { bringUp, sellStandard } from '@/tests/factories/subscriptions';
import { actorOf, makeSeller } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
const sql = { query: (text: string, values?: unknown[]) => query(text, values) };
const countOf = async (from: string) =>
  (await query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`))[0]?.count;
const indexes = () => query(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef`);

describe('bulk data', () => {
  it('is leads of every kind with their timelines, as many as asked, and all indexes after it', async () => {
    for (let count = 0; count < 5; count += 1) await makeSeller();
    const before = await indexes();
    await fillLeads(sql, { count: 1_500, batch: 400 });
    await fillLeads(sql, { from: 1_500, count: 500 });
    expect(await indexes()).toEqual(before);
    expect(await countOf('"CrmLead"')).toBe(2_000);
    expect(await countOf('"LeadStageChange"')).toBe(2_000);
    expect(await countOf('"CrmActivity"')).toBe(4_000);
    for (const status of LEAD_STATUSES)
      expect(await countOf(`"CrmLead" WHERE "status" = '${status}'`), status).toBeGreaterThan(20);
    expect(
      await countOf('(SELECT DISTINCT "assignedToId" FROM "CrmLead" WHERE "assignedToId" IS NOT NULL) x'),
    ).toBe(5);
    expect(await countOf('"CrmLead" WHERE "assignedToId" IS NULL')).toBeGreaterThan(5);
    expect(
      await countOf(`"CrmLead" WHERE "searchText" <> translate(lower("searchText"), 'éèêëïîôöûü', '')`),
    ).toBe(0);
    expect(
      await countOf(
        `"CrmLead" WHERE "id" !~ '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$'`,
      ),
    ).toBe(0);
  });

  it('is a year of events and visits', async () => {
    await fillPulse(sql, { events: 3_000, visits: 600, batch: 1_000 });
    expect(await countOf('"PulseEvent"')).toBe(3_000);
    expect(await countOf('"FormVisit"')).toBe(600);
    expect(await countOf('(SELECT DISTINCT "type" FROM "PulseEvent") x')).toBeGreaterThan(5);
    expect(await countOf(`(SELECT DISTINCT "at"::date FROM "PulseEvent") x`)).toBeGreaterThan(360);
  });

  it('is sales with all that belongs to them, counted, and with nothing left for the worker to do', async () => {
    await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: false });
    await setUpBilling({
      dunning: [
        { kind: 'reminder', days: 3 },
        { kind: 'suspend', days: 15 },
      ],
    });
    const seller = actorOf(await makeSeller());
    const sold = await sellStandard('professional', parisDay(now()));
    await bringUp(sold.requestId);
    await earnWhenServed(sold.requestId);
    const won = { status: 'won', closedAt: now(), assignedToId: seller.id } as const;
    const lead = await db.crmLead.findFirstOrThrow({ where: { hostingRequestId: sold.requestId } });
    await sentQuote(seller, lead.id);
    await db.crmLead.update({ where: { id: lead.id }, data: won });
    await renewSubscriptions();
    await tendQuotes();
    const before = await countOf('"RevenueStep"');
    await fillSales(sql, { count: 450, batch: 300 });
    expect(await countOf(`"Subscription" WHERE "state" = 'active'`)).toBeGreaterThan(400);
    expect(await countOf(`"Invoice" WHERE "number" LIKE 'FB-%'`)).toBeGreaterThan(800);
    expect(await countOf(`"Quote" WHERE "status" = 'expired'`)).toBeGreaterThan(400);
    expect(await countOf('"RevenueStep"')).toBeGreaterThan((before ?? 0) + 450);
    const kept = `SELECT "metric", "bucket", "key", sum("n") AS n, sum("amount") AS amount FROM (
      SELECT "metric", "bucket", "key", "n", "amount" FROM "Tally"
      UNION ALL SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyDelta") t
      GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0`;
    const counted = `SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyRecount"`;
    expect(await countOf(`((${kept}) EXCEPT (${counted})) off`)).toBe(0);
    expect(await countOf(`((${counted}) EXCEPT (${kept})) off`)).toBe(0);
    expect(
      await countOf(`"Invoice" WHERE "paidCents" = 0 AND "dueOn" < now() - interval '20 days'`),
    ).toBeGreaterThan(40);
    const events = await countOf('"PulseEvent"');
    expect(await renewSubscriptions()).toEqual({ invoices: 0, ended: 0 });
    expect(await runDunning()).toEqual({ steps: 0 });
    await tendQuotes();
    expect(await countOf('"PulseEvent"')).toBe(events);
  });
});
