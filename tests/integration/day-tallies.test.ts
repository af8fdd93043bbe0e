import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { FORM_NAMES } from '@/lib/pulse/form-events';
import { type PeriodName, periodOf } from '@/lib/pulse/period';
import { visibleEventTypes } from '@/lib/pulse/policy';
import { readAutomationFigures } from '@/lib/pulse/queries/automation';
import { countFeed } from '@/lib/pulse/queries/feed';
import { readFormVisits } from '@/lib/pulse/queries/form-funnels';
import { readPulseReport } from '@/lib/pulse/report';
import { foldTallies } from '@/lib/tallies/fold';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeActor, makeLead } from '@/tests/factories/leads';
import { makeHostingRequest, makeServiceRequest } from '@/tests/factories/pulse';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();

/** Ends of periods that hold both changes of the clock in Paris, or one of New York's alone. */
const ENDS = ['2026-03-29T20:00:00Z', '2026-10-25T00:30:00Z', '2026-11-23T11:00:00Z', '2026-03-20T10:00:00Z'];
const ZONES = ['Europe/Paris', 'UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu'];
/** Hours around which days are cut differently, of days on which clocks change and of others. */
const MOMENTS = [
  ...['2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z', '2026-03-29T22:00:00Z', '2026-03-08T07:00:00Z'],
  ...['2026-10-24T22:00:00Z', '2026-10-25T01:00:00Z', '2026-10-25T23:00:00Z', '2026-11-22T23:00:00Z'],
];

const STEP_TYPES = ['request.hosting', 'lead.assigned', 'quote.sent', 'lead.moved', 'user.signed_in'];

let admin: Actor;
let seller: Actor;
let other: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: false });
  admin = await makeActor('ADMIN', 'Ada');
  seller = await makeActor('SELLER', 'Sam');
  other = await makeActor('SELLER', 'Olga');
});
afterEach(() => setClock(null));
afterAll(() => setClock(null));

type Row = { at: Date; owner: 'seller' | 'other' | 'pool'; type: string; byPerson: boolean; variant: number };

const row: fc.Arbitrary<Row> = fc.record({
  at: fc
    .tuple(fc.constantFrom(...MOMENTS), fc.integer({ min: -90 * 60_000, max: 90 * 60_000 }), fc.nat(40))
    .map(([moment, near, days]) => new Date(Date.parse(moment) + near - days * 86_400_000)),
  owner: fc.constantFrom('seller', 'other', 'pool'),
  type: fc.constantFrom(...STEP_TYPES),
  byPerson: fc.boolean(),
  variant: fc.nat(5),
});

const idOf = (owner: Row['owner']) => ({ seller: seller.id, other: other.id, pool: null })[owner];

async function write(rows: readonly Row[]): Promise<void> {
  for (const { at, owner, type, byPerson, variant } of rows) {
    const assigneeId = idOf(owner);
    await db.pulseEvent.create({
      data: { type, at, assigneeId, actorId: byPerson ? other.id : null, data: {} },
    });
    await query(
      `INSERT INTO "FormVisit" ("visitId", "form", "locale", "viewedAt", "startedAt", "step", "submittedAt")
       VALUES (gen_random_uuid(), $1, 'fr', $2, $3, $4, $5)`,
      [FORM_NAMES[variant % FORM_NAMES.length], at, byPerson ? at : null, variant, variant === 5 ? at : null],
    );
    const when = { createdAt: at, assignedToId: assigneeId };
    if (variant === 0) await makeHostingRequest(byPerson ? 'starter' : 'professional', when);
    else if (variant === 1) await makeServiceRequest(when);
    else if (variant === 2) await makeLead({ ...when, source: 'referral' });
  }
}

/** Rows that change their counts, and rows that go. */
async function correct(): Promise<void> {
  await query(`UPDATE "HostingRequest" SET "activatedAt" = "createdAt" + interval '3 hours', "status" = 'active'
    WHERE "id" IN (SELECT "id" FROM "HostingRequest" ORDER BY "id" LIMIT 3)`);
  await query(
    `UPDATE "CrmLead" SET "assignedToId" = $1, "createdAt" = "createdAt" + interval '1 hour'
    WHERE "id" IN (SELECT "id" FROM "CrmLead" ORDER BY "id" DESC LIMIT 3)`,
    [seller.id],
  );
  await query(
    `UPDATE "PulseEvent" SET "at" = "at" - interval '50 minutes', "assigneeId" = $1
    WHERE "id" IN (SELECT "id" FROM "PulseEvent" ORDER BY "id" LIMIT 4)`,
    [other.id],
  );
  await query(
    `DELETE FROM "PulseEvent" WHERE "id" IN (SELECT "id" FROM "PulseEvent" ORDER BY "id" DESC LIMIT 3)`,
  );
  await query(`UPDATE "FormVisit" SET "step" = 6, "submittedAt" = "viewedAt" WHERE "step" = 3`);
  await query(`DELETE FROM "FormVisit" WHERE "step" = 2`);
}

const DAYS_OFF = `
  WITH due AS (
    SELECT "metric", date_trunc('day', "bucket", 'Europe/Paris') AS "day", "key", sum("n") AS "n", sum("amount") AS "amount"
    FROM "Tally" WHERE "metric" NOT IN ('board', 'event_of', 'mrr_month') GROUP BY 1, 2, 3
    HAVING sum("n") <> 0 OR sum("amount") <> 0),
  kept AS (SELECT "metric", "day", "key", "n"::numeric, "amount"::numeric FROM "TallyDay" WHERE "n" <> 0 OR "amount" <> 0)
  (SELECT * FROM due EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM due)`;
const HOURS_OFF = `
  WITH kept AS (
    SELECT "metric", "bucket", "key", sum("n") AS "n", sum("amount") AS "amount" FROM (
      SELECT "metric", "bucket", "key", "n", "amount" FROM "Tally"
      UNION ALL SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyDelta") t
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0)
  (SELECT * FROM kept EXCEPT SELECT * FROM "TallyRecount") UNION ALL (SELECT * FROM "TallyRecount" EXCEPT SELECT * FROM kept)`;

async function expectExact(): Promise<void> {
  expect(await query(HOURS_OFF)).toEqual([]);
  expect(await query(DAYS_OFF)).toEqual([]);
}

const one = async (sql: string, values: unknown[]) => (await query<{ n: number }>(sql, values))[0]?.n;

/** The figures of a viewer against counts of the rows themselves, by other statements than the product's. */
async function expectFigures(viewer: Actor, name: PeriodName, end: string, timeZone: string): Promise<void> {
  setClock(() => new Date(end));
  const actor = { ...viewer, timeZone };
  const { from, to } = periodOf(name, new Date(end), timeZone);
  const where = `${viewer.role} ${name} ${end} ${timeZone}`;
  const reach =
    viewer.role === 'ADMIN' ? '' : `AND ("assignedToId" = '${viewer.id}' OR "assignedToId" IS NULL)`;
  const report = await readPulseReport(actor, name);
  for (const kind of ['hosting', 'service'] as const) {
    const counted = await query<{ day: string; n: number; active: number }>(
      `SELECT to_char(r."createdAt" AT TIME ZONE $3, 'YYYY-MM-DD') AS "day", count(*)::int AS "n",
         count(r."activatedAt")::int AS "active"
       FROM "${kind === 'hosting' ? 'HostingRequest' : 'ServiceRequest'}" r
       JOIN "CrmLead" l ON l."${kind}RequestId" = r."id"
       WHERE r."createdAt" >= $1 AND r."createdAt" < $2 ${reach} GROUP BY 1 ORDER BY 1`,
      [from, to, timeZone],
    );
    const drawn = report.requests.byDay.flatMap(({ day, ...n }) =>
      n[kind] > 0 ? [{ day, n: n[kind] }] : [],
    );
    expect(drawn, where).toEqual(counted.map(({ day, n }) => ({ day, n })));
    expect(report.requests.submitted[kind], where).toBe(counted.reduce((sum, { n }) => sum + n, 0));
    expect(report.requests.converted[kind], where).toBe(counted.reduce((sum, { active }) => sum + active, 0));
  }
  expect(
    report.plans.reduce((sum, { n }) => sum + n, 0),
    where,
  ).toBe(report.requests.submitted.hosting);
  const sources = await query(
    `SELECT "source"::text AS "source", count(*)::int AS "n" FROM "CrmLead"
     WHERE "createdAt" >= $1 AND "createdAt" < $2 ${reach} GROUP BY 1 ORDER BY 2 DESC, 1`,
    [from, to],
  );
  expect(report.sources, where).toEqual(sources);
  const events = await one(
    `SELECT count(*)::int AS "n" FROM "PulseEvent" WHERE "at" >= $1 AND "at" < $2 AND "type" = ANY($3)
     ${reach.replaceAll('assignedToId', 'assigneeId')}`,
    [from, to, visibleEventTypes(viewer)],
  );
  expect(await countFeed(actor, {}, periodOf(name, new Date(end), timeZone)), where).toBe(events);
  if (viewer.role === 'ADMIN') await expectVisitsAndSteps(actor, name, end);
}

async function expectVisitsAndSteps(actor: Actor, name: PeriodName, end: string): Promise<void> {
  const period = periodOf(name, new Date(end), actor.timeZone);
  const where = `${name} ${end} ${actor.timeZone}`;
  for (const form of FORM_NAMES) {
    const { funnels, days } = await readFormVisits(actor, form, period);
    const counted = await query<{ day: string; views: number; submitted: number; started: number }>(
      `SELECT to_char("viewedAt" AT TIME ZONE $4, 'YYYY-MM-DD') AS "day", count(*)::int AS "views",
         count("submittedAt")::int AS "submitted", count("startedAt")::int AS "started"
       FROM "FormVisit" WHERE "form" = $3 AND "viewedAt" >= $1 AND "viewedAt" < $2 GROUP BY 1 ORDER BY 1`,
      [period.from, period.to, form, actor.timeZone],
    );
    expect(
      days.filter(({ views }) => views > 0),
      where,
    ).toEqual(counted.map(({ started, ...day }) => day));
    const sum = (of: 'views' | 'submitted' | 'started') => counted.reduce((total, day) => total + day[of], 0);
    expect(
      funnels.find((funnel) => funnel.form === form),
      where,
    ).toMatchObject({
      ...{ views: sum('views'), started: sum('started'), submitted: sum('submitted') },
    });
  }
  const [steps] = await query<{ steps: number; manual: number }>(
    `SELECT COALESCE(sum(w.steps), 0)::int AS "steps",
       COALESCE(sum(w.steps) FILTER (WHERE w.people AND "actorId" IS NOT NULL), 0)::int AS "manual"
     FROM "PulseEvent" JOIN (VALUES ('request.hosting', 2, FALSE), ('lead.assigned', 1, TRUE), ('quote.sent', 2, TRUE))
       w(type, steps, people) USING ("type") WHERE "at" >= $1 AND "at" < $2`,
    [period.from, period.to],
  );
  expect(await readAutomationFigures(period), where).toMatchObject({
    ...{ steps: steps?.steps, automatic: (steps?.steps ?? 0) - (steps?.manual ?? 0) },
  });
}

describe('running counts by the day', () => {
  it('and every figure read from them equal the rows, across changes of the clock, corrections and foldings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 12, maxLength: 30 }),
        fc.array(row, { minLength: 4, maxLength: 10 }),
        async (first, second) => {
          for (const table of ['CrmLead', 'HostingRequest', 'ServiceRequest'])
            await query(`DELETE FROM "${table}"`);
          await query('TRUNCATE "PulseEvent", "FormVisit"');
          await expectExact();
          await write(first);
          await foldTallies();
          await expectExact();
          await correct();
          await expectExact();
          await foldTallies();
          // These are not folded yet when the figures are read.
          await write(second);
          await expectExact();
          for (const [index, end] of ENDS.entries()) {
            const name = index % 2 === 0 ? '90d' : '30d';
            for (const timeZone of ZONES)
              for (const viewer of [admin, seller]) await expectFigures(viewer, name, end, timeZone);
          }
        },
      ),
      { numRuns: 3 },
    );
  }, 120_000);

  it('have the events of before they were kept, each once, however many arrive while these are added', async () => {
    await query('TRUNCATE "PulseEvent"');
    const at = new Date('2026-10-25T00:30:00Z');
    const some = STEP_TYPES.map((type) => ({ type, at, assigneeId: seller.id, actorId: other.id, data: {} }));
    for (let turn = 0; turn < 20; turn += 1) await db.pulseEvent.createMany({ data: some });
    // As if they were from before the two counts, but for some that were counted since, folded and not.
    await query(`DELETE FROM "TallyDelta" WHERE "metric" IN ('event_by_person', 'event_of')`);
    await db.pulseEvent.createMany({ data: some });
    await foldTallies();
    await db.pulseEvent.createMany({ data: some });
    const adding = query(
      readFileSync('prisma/migrations/20261123115100_day_tallies_of_before/migration.sql', 'utf8'),
    );
    const meanwhile = Array.from({ length: 3 }, async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        await db.pulseEvent.createMany({ data: some });
        await foldTallies();
      }
    });
    await Promise.all([adding, ...meanwhile]);
    await expectExact();
  }, 60_000);

  it('lose nothing when folds run at once, over hours of many days', async () => {
    const events = Array.from({ length: 40 }, (_, n) => ({
      type: STEP_TYPES[n % STEP_TYPES.length] ?? '',
      at: new Date(Date.UTC(2026, 9, 1 + ((n * 7) % 31), n % 24)),
      data: {},
    }));
    const writers = Array.from({ length: 4 }, async () => {
      for (let turn = 0; turn < 5; turn += 1) await db.pulseEvent.createMany({ data: events });
    });
    const folds = Array.from({ length: 4 }, async () => {
      for (let turn = 0; turn < 12; turn += 1) await foldTallies();
    });
    await Promise.all([...writers, ...folds]);
    await foldTallies();
    await expectExact();
  }, 60_000);
});
