import { describe, expect, it } from 'vitest';
import { fillLeads } from '@/lib/bench/bulk/fill-leads';
import { fillPulse } from '@/lib/bench/bulk/fill-pulse';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { makeSeller } from '@/tests/factories/users';
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
});
