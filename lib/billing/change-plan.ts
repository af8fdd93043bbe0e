import 'server-only';
import { findPlan, type PriceBook } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { quotePrice } from '@/lib/catalog/pricing';
import type { PricingInput } from '@/lib/catalog/schema';
import type { Db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import { shareOf } from '@/lib/money';
import type { ServerSize } from '@/lib/provisioning/placement';
import { type ChangeTarget, changedConfiguration } from './change-target';
import { changeWords } from './change-words';
import { type Day, dateOfDay } from './days';
import type { DraftLine } from './draft';
import { isInForce, type Period, periodAt, periodOf, type StoredLine } from './periods';
import { planLines } from './plan-lines';
import { type Share, sharesFrom, sumOf } from './prorate';
import type { RecurringLine } from './start-subscription';
import type { Subscription } from './subscription-state';

export type Sums = { netCents: number; vatCents: number; grossCents: number };

/** What a change of plan means to the cent, before it is made. */
export type ChangePreview = {
  plan: string;
  from: Day;
  /** For every period that is already invoiced: what is given back, then what is charged. */
  lines: DraftLine[];
  /** Negative when something is given back. */
  dueNow: Sums;
  nextOn: Day;
  perPeriod: Sums;
};

export type PlannedChange = ChangePreview & {
  newLines: RecurringLine[];
  configuration: PricingInput;
  price: PriceQuote;
  size: ServerSize;
  planId: string;
};

const requestSelect = {
  customConfig: true,
  price: true,
  country: true,
  customerType: true,
  plan: { select: { code: true } },
} as const;

/**
 * Works out a change from today on, at the prices in force. Refuses with what `changedConfiguration` says, and
 * `change_unavailable` for what was negotiated: that is for people to change.
 */
export async function planChange(
  tx: Db,
  subscription: Subscription,
  target: ChangeTarget,
  book: PriceBook,
  today: Day,
): Promise<PlannedChange> {
  const request = await tx.hostingRequest.findUniqueOrThrow({
    where: { id: subscription.requestId },
    select: requestSelect,
  });
  const before = request.customConfig as unknown as PricingInput;
  const configuration = changedConfiguration(before, request.plan.code, target, book);
  const code = configuration.plan;
  const [plan, lines] = await Promise.all([
    tx.hostingPlan.findUnique({ where: { code, active: true } }),
    tx.subscriptionLine.findMany({
      where: { subscriptionId: subscription.id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const period = periodAt(subscription, today);
  const isSold = target.resources ? true : Boolean(findPlan(book, code)?.resources);
  const canChange = subscription.state === 'active' && !subscription.endsOn && plan && period && isSold;
  if (!canChange || !isStandard(request, lines, today)) throw new DomainError('change_unavailable');
  const { customer: _, coupon: __, ...chosen } = configuration;
  const customer = { country: request.country, type: request.customerType };
  const price = quotePrice(book, { ...chosen, domain: { mode: 'none' } }, customer);
  const newLines = planLines(price, plan.name, subscription.locale);
  const shared = await proration(tx, { subscription, lines, newLines, period, today });
  return {
    plan: code,
    from: today,
    ...shared,
    perPeriod: withVat(sumOf(newLines), subscription.vatRateBp),
    ...{ newLines, configuration, price, size: sizeOf(configuration, plan), planId: plan.id },
  };
}

/** What each server is to have. */
function sizeOf({ resources, extra }: PricingInput, { cpu, ram, storage }: ServerSize): ServerSize {
  if (resources) return { cpu: resources.vcpu, ram: resources.ramGb, storage: resources.storageGb };
  return {
    cpu: cpu + (extra?.vcpu ?? 0),
    ram: ram + (extra?.ramGb ?? 0),
    storage: storage + (extra?.storageGb ?? 0),
  };
}

/** Whether what is paid now is exactly what the price engine asked: then it can be changed without a person. */
function isStandard(request: { price: unknown }, lines: readonly StoredLine[], day: Day): boolean {
  const { perPeriod, afterCoupon } = request.price as Partial<PriceQuote>;
  const running = lines.filter((line) => line.everyMonths === null && isInForce(line, day));
  const hasCoupon = running.some(({ validTo }) => validTo !== null);
  const net = sumOf(running);
  if (hasCoupon) return false;
  return net === perPeriod?.net || net === afterCoupon?.net;
}

type Proration = {
  subscription: Subscription;
  lines: readonly StoredLine[];
  newLines: readonly RecurringLine[];
  period: Period;
  today: Day;
};

async function proration(tx: Db, { subscription, lines, newLines, period, today }: Proration) {
  const invoiced = await tx.subscriptionPeriod.findMany({
    where: { subscriptionId: subscription.id, endsOn: { gt: dateOfDay(today) } },
    orderBy: { ordinal: 'asc' },
    select: { ordinal: true },
  });
  const words = changeWords(subscription.locale);
  const asLine = (key: 'unused' | 'used', share: Share, sign: 1 | -1): DraftLine => {
    const netCents = sign * share.netCents;
    const { description, days, total } = share;
    return {
      kind: netCents < 0 ? 'discount' : share.kind,
      description: words(key, { description, days, total: String(total) }),
      quantity: 1,
      unitNetCents: netCents,
      netCents,
      periodStart: share.from,
      periodEnd: share.to,
    };
  };
  const shared = invoiced.flatMap(({ ordinal }) => {
    const one = periodOf(subscription, ordinal);
    const day = today > one.startsOn ? today : one.startsOn;
    const running = lines.filter((line) => line.everyMonths === null && isInForce(line, day));
    return [
      ...sharesFrom(running, one, day).map((share) => asLine('unused', share, -1)),
      ...sharesFrom(newLines, one, day).map((share) => asLine('used', share, 1)),
    ];
  });
  const last = invoiced.at(-1);
  const nextOn = last ? periodOf(subscription, last.ordinal).endsOn : period.endsOn;
  return { lines: shared, dueNow: withVat(sumOf(shared), subscription.vatRateBp), nextOn };
}

function withVat(netCents: number, vatRateBp: number): Sums {
  const vatCents = shareOf(netCents, vatRateBp);
  return { netCents, vatCents, grossCents: netCents + vatCents };
}
