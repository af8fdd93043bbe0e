import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { parisDay } from '@/lib/billing/days';
import { netOfPeriod } from '@/lib/billing/periods';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { revenueFigures } from '@/lib/pulse/kpis';
import { periodOf } from '@/lib/pulse/period';
import { readRevenue } from '@/lib/pulse/queries/revenue';
import { listRevenueRows } from '@/lib/pulse/queries/revenue-rows';
import { readPulseReport } from '@/lib/pulse/report';
import { REVENUE_MOVES, type RevenueSums, roundRevenue } from '@/lib/pulse/revenue';
import { REVENUE_SETS, revenueRowsFilterSchema } from '@/lib/pulse/schema';
import { foldTallies } from '@/lib/tallies/fold';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeActor } from '@/tests/factories/leads';
import { sellSubscription } from '@/tests/factories/subscriptions';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
const NOW = new Date('2026-11-22T15:00:00Z');
const DAY_MS = 86_400_000;

let admin: Actor;
let seller: Actor;
let client: Actor;

beforeAll(async () => {
  setClock(() => NOW);
  await seedCatalogue(new Date('2025-01-01T00:00:00Z'), { coupons: false });
  await setUpBilling();
  admin = await makeActor('ADMIN', 'Ada');
  seller = await makeActor('SELLER', 'Sam');
  client = await makeActor('CLIENT', 'Cléo');
});
afterAll(() => setClock(null));

/** Numbers that look random and are the same each time. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const STATES = ['active', 'suspended', 'active', 'ended'] as const;

/** Subscriptions with any life: started, stopped, resumed, made dearer or cheaper, some by the year. */
async function sellMany(count: number): Promise<void> {
  const any = sequence(7);
  const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS - any(86_400) * 1000);
  for (let number = 0; number < count; number += 1) {
    // The first one stops before the last thirty days and comes back within them.
    const first = number === 0 ? 50 : 20 + any(100);
    const cycle = any(3) === 0 ? 'yearly' : 'monthly';
    const sold = await sellSubscription({ startsOn: parisDay(ago(first)), cycle });
    const id = sold.subscriptionId;
    const line = (from: Date, to: Date | null, netCents: number, everyMonths: number | null = null) => ({
      ...{ id: newId(), subscriptionId: id, position: 0, kind: 'recurring' as const, description: 'x' },
      ...{ netCents, unitNetCents: netCents, everyMonths },
      validFrom: new Date(parisDay(from)),
      validTo: to && new Date(parisDay(to)),
    });
    const changed = ago(any(first));
    await db.subscriptionLine.deleteMany({ where: { subscriptionId: id } });
    await db.subscriptionChange.deleteMany({ where: { subscriptionId: id } });
    await db.subscriptionLine.createMany({
      data: [
        line(ago(first), changed, 400 + any(9_000)),
        line(changed, null, 400 + any(9_000)),
        line(ago(first), ago(any(30) - 15), -any(300)),
        line(ago(first), null, 790, 12),
      ],
    });
    const changes = STATES.slice(0, number === 0 ? 3 : any(STATES.length + 1)).map((state, index) => ({
      ...{ id: newId(), subscriptionId: id, kind: 'changed', state, data: {} },
      at: ago(first - (index * first) / 4),
    }));
    await db.subscriptionChange.createMany({ data: changes });
    const last = [...changes].sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1)?.state ?? 'pending';
    const endsOn = last === 'ended' ? new Date('2027-01-01') : null;
    await db.subscription.update({ where: { id }, data: { state: last, endsOn } });
    if (number % 3 === 0)
      await db.crmLead.updateMany({
        where: { hostingRequestId: sold.requestId },
        data: { assignedToId: seller.id },
      });
    if (number % 3 === 1)
      await db.crmLead.updateMany({
        where: { hostingRequestId: sold.requestId },
        data: { assignedToId: admin.id },
      });
  }
}

/** The definition, word by word, over the rows themselves. */
async function recount(from: Date, to: Date, mine?: string) {
  const lead = { OR: [{ assignedToId: mine }, { assignedToId: null }] };
  const rows = await db.subscription.findMany({
    where: mine ? { request: { crmLead: lead } } : {},
    include: { lines: true, changes: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  const sums: RevenueSums = {
    before: 0n,
    new: 0n,
    expansion: 0n,
    contraction: 0n,
    churn: 0n,
    reactivation: 0n,
  };
  const counts = { running: 0, before: 0, new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 };
  for (const { cycle, lines, changes } of rows) {
    const monthly = (until: Date) => {
      if (changes.findLast(({ at }) => at < until)?.state !== 'active') return 0n;
      const net = netOfPeriod(lines, parisDay(new Date(until.getTime() - 1)));
      return BigInt(net * (cycle === 'yearly' ? 1 : 12));
    };
    const [was, is] = [monthly(from), monthly(to)];
    const ranEver = changes.some(({ at, state }) => at < from && state === 'active');
    sums.before += was;
    if (was > 0n) counts.before += 1;
    if (is > 0n) counts.running += 1;
    if (was === is) continue;
    const started = ranEver ? 'reactivation' : 'new';
    const continued = is > was ? 'expansion' : 'contraction';
    const move = was === 0n ? started : is === 0n ? 'churn' : continued;
    sums[move] += is - was;
    counts[move] += 1;
  }
  return { ...roundRevenue(sums), counts, hasData: true };
}

it('is nothing to tell before anything was sold', async () => {
  const { revenue, ...report } = await readPulseReport(admin, '30d');
  expect(revenue).toMatchObject({ hasData: false, after: 0 });
  expect(revenueFigures({ ...report, revenue }).every(({ value }) => value === null)).toBe(true);
});

describe('recurring revenue', () => {
  beforeAll(() => sellMany(40));

  it('moves every way somewhere in these periods, or the recount proves little', async () => {
    const names = ['today', '7d', '30d', '90d'] as const;
    const all = await Promise.all(
      names.map((name) => readRevenue(admin, periodOf(name, NOW, 'Europe/Paris'), NOW)),
    );
    for (const move of REVENUE_MOVES)
      expect([move, all.some(({ counts }) => counts[move] > 0)]).toEqual([move, true]);
  });

  it.each(['today', '7d', '30d', '90d'] as const)('is what a recount says, %s', async (name) => {
    for (const timeZone of ['Europe/Paris', 'America/New_York', 'Asia/Kolkata']) {
      const period = periodOf(name, NOW, timeZone);
      const until = new Date(NOW.getTime() + 1);
      expect(await readRevenue(admin, period, NOW)).toEqual(await recount(period.from, until));
      expect(await readRevenue(seller, period, NOW)).toEqual(await recount(period.from, until, seller.id));
    }
  });

  it('shows the rows of each figure, as many as it counted and worth as much', async () => {
    for (const actor of [admin, seller]) {
      const { revenue, period } = await readPulseReport(actor, '90d');
      for (const set of REVENUE_SETS) {
        const filter = revenueRowsFilterSchema.parse({ set, period: '90d' });
        const { rows, count } = await listRevenueRows(actor, filter, period);
        expect([set, count]).toEqual([set, revenue.counts[set]]);
        expect([set, rows.length]).toEqual([set, Math.min(50, count)]);
        if (count > 50) continue;
        const worth = rows.reduce((sum, row) => sum + row.afterCents - (row.beforeCents ?? 0), 0);
        const told = set === 'running' ? revenue.after : revenue[set];
        // Each row is rounded by itself.
        expect(Math.abs(worth - told)).toBeLessThanOrEqual(rows.length);
      }
    }
  });

  it('keeps its running sums through folding and through every change', async () => {
    const kept = `SELECT "metric", "bucket"::text, "key", sum("n")::text AS "n", sum("amount")::text AS "amount" FROM (
        SELECT "metric", "bucket", "key", "n", "amount" FROM "Tally"
        UNION ALL SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyDelta") t
      WHERE "metric" LIKE 'mrr%' GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0 ORDER BY 1, 2, 3`;
    const recounted = `SELECT "metric", "bucket"::text, "key", "n"::text, "amount"::text FROM "TallyRecount"
      WHERE "metric" LIKE 'mrr%' ORDER BY 1, 2, 3`;
    const [one] = await db.subscription.findMany({ where: { state: 'active' }, take: 1 });
    const id = one?.id ?? '';
    const lead = { hostingRequestId: one?.requestId ?? '' };
    const mine = await db.crmLead.findUnique({ where: lead });
    const changes = [
      () => foldTallies(),
      // To another seller, to the pool, to nobody's lead and back.
      () => db.crmLead.updateMany({ where: lead, data: { assignedToId: seller.id } }),
      () => db.crmLead.updateMany({ where: lead, data: { assignedToId: null } }),
      () => foldTallies(),
      () => db.crmLead.updateMany({ where: lead, data: { hostingRequestId: null } }),
      () => db.crmLead.updateMany({ where: { id: mine?.id }, data: lead }),
      () => db.subscriptionLine.updateMany({ where: { subscriptionId: id }, data: { netCents: 12_345 } }),
      () =>
        db.subscription.update({
          where: { id },
          data: { cycle: one?.cycle === 'yearly' ? 'monthly' : 'yearly' },
        }),
      () => db.subscriptionChange.deleteMany({ where: { subscriptionId: id } }),
      () => foldTallies(),
    ];
    for (const change of changes) {
      await change();
      expect(await query(kept)).toEqual(await query(recounted));
    }
    expect(await db.revenueStep.count({ where: { subscriptionId: id } })).toBe(0);
  });

  it('goes over with its lead, also while the subscription changes at this moment', async () => {
    const sold = await sellSubscription({ startsOn: '2026-11-01' });
    const owned = { hostingRequestId: sold.requestId };
    const change = (state: 'active' | 'suspended', at: string) => ({
      ...{ id: newId(), subscriptionId: sold.subscriptionId, kind: 'changed', state, data: {} },
      at: new Date(at),
    });
    const ownersOf = async () =>
      (await db.revenueStep.findMany({ where: { subscriptionId: sold.subscriptionId } })).map(
        (step) => step.seller,
      );
    await db.subscriptionChange.create({ data: change('active', '2026-11-02T10:00:00Z') });
    await db.crmLead.updateMany({ where: owned, data: { assignedToId: admin.id } });
    expect(new Set(await ownersOf())).toEqual(new Set([admin.id]));
    // The subscription first, then the lead; and the other way round.
    for (const [first, second] of [
      ['suspended', seller.id],
      ['active', admin.id],
    ] as const) {
      const at = first === 'suspended' ? '2026-11-03T10:00:00Z' : '2026-11-04T10:00:00Z';
      const write = (tx: Pick<typeof db, 'subscriptionChange'>) =>
        tx.subscriptionChange.create({ data: change(first, at) });
      const assign = (tx: Pick<typeof db, 'crmLead'>) =>
        tx.crmLead.updateMany({ where: owned, data: { assignedToId: second } });
      const [begin, follow] = first === 'suspended' ? [write, assign] : [assign, write];
      let other: Promise<unknown> = Promise.resolve();
      await db.$transaction(async (tx) => {
        await begin(tx);
        other = Promise.resolve(follow(db));
        await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
      });
      await other;
      expect(new Set(await ownersOf())).toEqual(new Set([second]));
    }
    const inserted = await db.crmLead.findUniqueOrThrow({ where: owned });
    await db.crmLead.deleteMany({ where: { id: inserted.id } });
    expect(new Set(await ownersOf())).toEqual(new Set(['-']));
  });

  it('waits for another’s change of the same subscription instead of missing it', async () => {
    const sold = await sellSubscription({ startsOn: '2026-11-01' });
    const change = (state: 'active' | 'suspended', at: string) => ({
      ...{
        id: newId(),
        subscriptionId: sold.subscriptionId,
        kind: 'changed',
        state,
        data: {},
        at: new Date(at),
      },
    });
    await db
      .$transaction(async (tx) => {
        await tx.subscriptionChange.create({ data: change('active', '2026-11-02T10:00:00Z') });
        const other = db.subscriptionChange.create({ data: change('suspended', '2026-11-03T10:00:00Z') });
        await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
        return { other };
      })
      .then(({ other }) => other);
    expect(await db.revenueStep.count({ where: { subscriptionId: sold.subscriptionId } })).toBe(2);
  });

  it('is not there for a client', async () => {
    await expect(readPulseReport(client, '30d')).rejects.toMatchObject({ code: 'not_found' });
    const own = await readRevenue(client, periodOf('30d', NOW, 'Europe/Paris'), NOW);
    expect(REVENUE_MOVES.reduce((sum, move) => sum + own.counts[move], own.after)).toBe(0);
  });
});
