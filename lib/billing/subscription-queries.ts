import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { PricingInput } from '@/lib/catalog/schema';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { earliestEnd, unusedNow } from './cancel-subscription';
import { changeBarrier } from './change-barrier';
import { resourcesOf } from './change-target';
import { addDays, type Day, dateOfDay, parisDay } from './days';
import { isInForce, linesOfPeriod, netOfPeriod, periodAt, periodOf } from './periods';
import { visibleSubscriptions } from './policy';
import { sumOf } from './prorate';
import { readBillingSettings } from './settings';

const MOST = 100;

const PLAN = { code: true, name: true, cpu: true, ram: true, storage: true, bandwidth: true } as const;

/** The first that runs, and whether an upgrade of it was asked for already. */
const SERVED = {
  where: { state: { in: ['active', 'suspended'] } },
  orderBy: { ordinal: 'asc' },
  take: 1,
  select: {
    id: true,
    asks: { where: { kind: 'upgrade', withdrawnAt: null, settledAt: null }, take: 1, select: { id: true } },
  },
} satisfies Prisma.HostingRequest$servicesArgs;

const select = {
  id: true,
  requestId: true,
  userId: true,
  state: true,
  cycle: true,
  commitmentMonths: true,
  startsOn: true,
  endsOn: true,
  currency: true,
  locale: true,
  lines: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  periods: { orderBy: { ordinal: 'desc' }, take: 1 },
  request: { select: { reference: true, plan: { select: PLAN } } },
} satisfies Prisma.SubscriptionSelect;

type Row = Prisma.SubscriptionGetPayload<{ select: typeof select }>;

/** What a subscription costs, and when it is invoiced next. */
function rowOf(row: Row, today: Day, renewalDays: number) {
  const next = (row.periods[0]?.ordinal ?? -1) + 1;
  const nextPeriod = periodOf(row, next);
  const invoiceOn = addDays(nextPeriod.startsOn, -renewalDays);
  return {
    id: row.id,
    state: row.state,
    cycle: row.cycle,
    currency: row.currency,
    reference: row.request.reference,
    planName: row.request.plan.name,
    endsOn: row.endsOn,
    netCents: netOfPeriod(row.lines, today < nextPeriod.startsOn ? today : nextPeriod.startsOn),
    nextInvoiceOn: dateOfDay(invoiceOn > today ? invoiceOn : today),
    nextNetCents: sumOf(linesOfPeriod(row, row.lines, next)),
  };
}

export type SubscriptionRow = ReturnType<typeof rowOf>;

/** Subscriptions in sight, those that run first; of one client when told. */
export async function listSubscriptions(actor: Actor, userId?: string): Promise<SubscriptionRow[]> {
  const [rows, { renewalDays }] = await Promise.all([
    db.subscription.findMany({
      where: { AND: [visibleSubscriptions(actor), userId ? { userId } : {}] },
      orderBy: [{ state: 'asc' }, { createdAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select,
    }),
    readBillingSettings(db),
  ]);
  const today = parisDay(now());
  return rows.map((row) => rowOf(row, today, renewalDays));
}

/** One subscription with its history and what can be done with it; null when there is none in sight. */
export async function getSubscription(actor: Actor, id: string) {
  const row = await db.subscription.findFirst({
    where: { AND: [visibleSubscriptions(actor), { id }] },
    select: {
      ...select,
      request: { select: { ...select.request.select, customConfig: true, price: true, services: SERVED } },
      changes: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST },
    },
  });
  if (!row) return null;
  const today = parisDay(now());
  const [{ renewalDays }, whole] = await Promise.all([
    readBillingSettings(db),
    db.subscription.findUniqueOrThrow({ where: { id } }),
  ]);
  const period = periodAt(row, today) ?? periodOf(row, 0);
  const served = row.request.services[0] ?? null;
  return {
    ...rowOf(row, today, renewalDays),
    userId: row.userId,
    requestId: row.requestId,
    planCode: row.request.plan.code,
    /** Of each server. */
    resources: resourcesOf(row.request.customConfig as unknown as PricingInput, row.request.plan),
    /** Why it cannot be changed online; null where it can. */
    barrier: changeBarrier({ subscription: row, lines: row.lines, price: row.request.price, today }),
    /** Where its client asks for what cannot be changed online. */
    served: served && { id: served.id, isAsked: served.asks.length > 0 },
    period: { from: dateOfDay(period.startsOn), to: dateOfDay(addDays(period.endsOn, -1)) },
    lines: row.lines.filter((line) => isInForce(line, today)),
    changes: row.changes,
    startsOn: row.startsOn,
    ...earliestEnd(row, today),
    canEndOn: earliestEnd(row, today).endsOn,
    unusedNetCents: row.state === 'ended' ? 0 : await unusedNow(db, whole, today),
    endsOn: row.endsOn,
  };
}

export type SubscriptionDetail = NonNullable<Awaited<ReturnType<typeof getSubscription>>>;

/** Where a client's invoices are addressed to. */
export function findBillingAddress(userId: string) {
  return db.billingAddress.findUnique({
    where: { userId },
    select: { company: true, street: true, extra: true, postalCode: true, city: true, reference: true },
  });
}
