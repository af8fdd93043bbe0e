import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { foldTallies } from '@/lib/tallies/fold';
import { makeActor, makeLead } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();

type Line = { metric: string; bucket: string; key: string; n: string; amount: string };

const KEPT = `SELECT "metric", "bucket"::text, "key", sum("n")::text AS "n", sum("amount")::text AS "amount"
  FROM (SELECT "metric", "bucket", "key", "n", "amount" FROM "Tally"
    UNION ALL SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyDelta") kept
  GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0 ORDER BY 1, 2, 3`;
const RECOUNT = `SELECT "metric", "bucket"::text, "key", "n"::text, "amount"::text FROM "TallyRecount" ORDER BY 1, 2, 3`;

async function expectExact(): Promise<Line[]> {
  const [kept, recount] = [await query<Line>(KEPT), await query<Line>(RECOUNT)];
  expect(kept).toEqual(recount);
  return kept;
}

async function makeVisits(count: number): Promise<void> {
  await query(
    `INSERT INTO "FormVisit" ("visitId", "form", "locale", "viewedAt", "startedAt", "step")
     SELECT gen_random_uuid(), 'hosting_order', 'fr', now() - n * interval '7 minutes',
       CASE WHEN n % 2 = 0 THEN now() END, n % 4 FROM generate_series(1, $1) n`,
    [count],
  );
}

describe('running counts', () => {
  it('equal a recount after every kind of write, folded or not', async () => {
    const seller = await makeActor('SELLER', 'Sam Vendeur');
    const leads = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        makeLead({
          assignedToId: index % 3 === 0 ? null : seller.id,
          estimatedValueCents: 1_000 * index,
          createdAt: new Date(Date.UTC(2026, 4, 1, index * 2, 59, 59, 999)),
        }),
      ),
    );
    await makeVisits(40);
    expect((await expectExact()).length).toBeGreaterThan(10);

    expect(await foldTallies()).toBeGreaterThan(0);
    await expectExact();

    await db.crmLead.updateMany({ where: { assignedToId: null }, data: { assignedToId: seller.id } });
    await db.crmLead.updateMany({
      where: { id: { in: leads.slice(0, 5).map(({ id }) => id) } },
      data: { status: 'qualified', estimatedValueCents: { increment: 250 } },
    });
    await query(`UPDATE "FormVisit" SET "step" = 4, "submittedAt" = now() WHERE "step" = 3`);
    await query(`DELETE FROM "FormVisit" WHERE "step" = 1`);
    await db.pulseEvent.create({ data: { type: 'lead.moved', data: {} } });
    await expectExact();
    expect(await foldTallies()).toBeGreaterThan(0);
    await expectExact();
    expect(await query('SELECT count(*)::int AS "n" FROM "TallyDelta"')).toEqual([{ n: 0 }]);
  });

  it('write nothing for a change that moves no count', async () => {
    const { id } = await makeLead();
    await foldTallies();
    await db.crmLead.update({ where: { id }, data: { notes: randomUUID() } });
    expect(await foldTallies()).toBe(0);
  });

  it('lose and double nothing when writers and folds run at once', async () => {
    const writers = Array.from({ length: 8 }, async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        const { id } = await makeLead();
        await db.crmLead.update({ where: { id }, data: { status: 'contacted' } });
      }
    });
    const folds = Array.from({ length: 4 }, async () => {
      for (let turn = 0; turn < 10; turn += 1) await foldTallies();
    });
    await Promise.all([...writers, ...folds]);
    await expectExact();
    await foldTallies();
    await expectExact();
  }, 30_000);

  it('are taken back with the transaction that wrote them', async () => {
    const before = await query<Line>(KEPT);
    await expect(
      db.$transaction(async (tx) => {
        await tx.pulseEvent.create({ data: { type: 'lead.won', data: {} } });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await query<Line>(KEPT)).toEqual(before);
  });

  it('count nothing of a table that was emptied', async () => {
    await makeVisits(3);
    await query('TRUNCATE "FormVisit"');
    expect((await expectExact()).filter(({ metric }) => metric === 'visit')).toEqual([]);
  });
});
