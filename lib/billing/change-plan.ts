import 'server-only';
import type { PriceBook, Resources } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { quotePrice } from '@/lib/catalog/pricing';
import { type CouponTerms, type CustomerType, PricingRefusal } from '@/lib/catalog/pricing-input';
import type { PricingInput } from '@/lib/catalog/schema';
import type { Db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import type { ServerSize } from '@/lib/provisioning/placement';
import { changeBarrier } from './change-barrier';
import { proration, type Sums, withVat } from './change-proration';
import { type ChangeTarget, changedConfiguration, resourcesOf } from './change-target';
import type { Day } from './days';
import type { DraftLine } from './draft';
import { planLines } from './plan-lines';
import { sumOf } from './prorate';
import type { RecurringLine } from './start-subscription';
import type { Subscription } from './subscription-state';

/** What a change of plan means to the cent, before it is made. */
export type ChangePreview = {
  plan: string;
  /** What each server has, and is to have. */
  servers: { before: Resources; after: Resources };
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
  /** Of the servers from then on; null where they keep theirs. */
  planKey: string | null;
};

const requestSelect = {
  customConfig: true,
  price: true,
  country: true,
  customerType: true,
  plan: { select: { code: true, cpu: true, ram: true, storage: true, bandwidth: true } },
} as const;

/**
 * Works out a change from today on, at the prices in force; nothing is due once, for the servers stand. Refuses with what
 * `changedConfiguration` and `changeBarrier` say, and `plan_not_sold`.
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
  const lines = await tx.subscriptionLine.findMany({
    where: { subscriptionId: subscription.id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const barrier = changeBarrier({ subscription, lines, price: request.price, today });
  if (barrier) throw new DomainError(barrier);
  const before = request.customConfig as unknown as PricingInput;
  const configuration = changedConfiguration(before, request.plan.code, target, book);
  const plan = await tx.hostingPlan.findUnique({ where: { code: configuration.plan, active: true } });
  if (!plan) throw new DomainError('plan_not_sold');
  const price = priceOf(configuration, request, book);
  const newLines = planLines(price, plan.name, subscription.locale);
  const shared = await proration(tx, { subscription, lines, newLines, today });
  const after = resourcesOf(configuration, plan);
  return {
    plan: plan.code,
    servers: { before: resourcesOf(before, request.plan), after },
    from: today,
    ...shared,
    perPeriod: withVat(sumOf(newLines), subscription.vatRateBp),
    ...{ newLines, configuration, price, planId: plan.id },
    size: { cpu: after.vcpu, ram: after.ramGb, storage: after.storageGb },
    planKey: plan.code === request.plan.code ? null : plan.code,
  };
}

type Ordered = { country: string; customerType: CustomerType; price: unknown };

function priceOf(configuration: PricingInput, { country, customerType, price }: Ordered, book: PriceBook) {
  const { customer: _, coupon: __, ...chosen } = configuration;
  const customer = { country, type: customerType };
  try {
    return quotePrice(book, { ...chosen, domain: { mode: 'none' } }, customer, lastingCoupon(price));
  } catch (error) {
    // An add-on or a commitment of then that is no longer in the price book.
    if (error instanceof PricingRefusal) throw new DomainError('plan_not_sold');
    throw error;
  }
}

/** A coupon without an end stays, on the terms of then. */
function lastingCoupon(price: unknown): CouponTerms | undefined {
  for (const { trace } of (price as Partial<PriceQuote>).lines ?? []) {
    if (trace.rule === 'coupon.rate' && trace.periods === null)
      return { code: trace.coupon, basisPoints: trace.basisPoints };
    if (trace.rule === 'coupon.amount' && trace.periods === null)
      return { code: trace.coupon, amount: trace.amountCents };
  }
}
