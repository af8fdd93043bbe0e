import type { Day } from '@/lib/billing/days';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import {
  type RecurringLine,
  type SubscriptionStart,
  startSubscription,
} from '@/lib/billing/start-subscription';
import type { Resources } from '@/lib/catalog/price-book';
import { quotePrice } from '@/lib/catalog/pricing';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { planServices } from '@/lib/provisioning/services';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { invoiceDraft } from './billing';
import { makeHostingRequest } from './pulse';
import { makeUser } from './users';

export const line = (
  description: string,
  netCents: number,
  changes: Partial<RecurringLine> = {},
): RecurringLine => ({
  kind: 'recurring',
  description,
  quantity: 1,
  unitNetCents: netCents,
  netCents,
  ...changes,
});

type Sold = {
  startsOn: Day;
  lines?: RecurringLine[];
  cycle?: 'monthly' | 'yearly';
  commitmentMonths?: number;
  dueDays?: number;
  quantity?: number;
};

/** What an acceptance leaves behind: a request in processing with its services, its first invoice and subscription. */
export async function sellSubscription({ startsOn, lines = [line('Professional', 3_100)], ...terms }: Sold) {
  const user = await makeUser();
  const placed = await makeHostingRequest('professional', {
    createdAt: now(),
    status: 'processing',
    userId: user.id,
  });
  const requestId = placed.id;
  const { cycle = 'monthly', commitmentMonths = 0, dueDays = 14, quantity = 1 } = terms;
  const { buyer, locale, currency, vatRateBp, vatNote } = invoiceDraft();
  return db.$transaction(async (tx) => {
    const size = { cpu: 1, ram: 1, storage: 10 };
    await planServices(tx, {
      ...{ requestId, userId: user.id, size, quantity, planKey: 'professional', domain: null, locale },
    });
    const invoice = await issueInvoice(tx, {
      ...{ sourceKey: `acceptance:${requestId}`, requestId, userId: user.id, buyer, locale, currency },
      ...{ vatRateBp, vatNote, dueDays, lines },
    });
    const start: SubscriptionStart = {
      ...{ requestId, userId: user.id, cycle, commitmentMonths, startsOn, buyer, locale, currency },
      ...{ vatRateBp, vatNote, dueDays, recurringLines: lines, firstInvoiceId: invoice.id },
    };
    const subscription = await startSubscription(tx, start);
    return { user, requestId, invoice, start, subscriptionId: subscription.id };
  });
}

/** Brings a sold subscription to life, as the worker does once the provider has confirmed. */
export async function bringUp(requestId: string): Promise<void> {
  const at = now();
  const services = await db.service.findMany({ where: { requestId }, select: { id: true } });
  for (const { id } of services) {
    await db.service.update({ where: { id }, data: { state: 'provisioning', startedAt: at } });
    const confirmed = { state: 'active', activatedAt: at, externalId: id, operation: null } as const;
    await db.service.update({ where: { id }, data: confirmed });
  }
  await db.hostingRequest.update({
    where: { id: requestId },
    data: { status: 'active', activatedAt: now() },
  });
}

/** A fixed plan without a commitment, at the price of the demo's price book. */
export function sellStandard(plan: 'starter' | 'professional', startsOn: Day, quantity = 1) {
  return sellConfigured({ plan, quantity }, startsOn);
}

/** Servers built by the unit, at the price of the demo's price book. */
export function sellByUnit(resources: Resources, quantity: number, startsOn: Day) {
  return sellConfigured({ plan: 'custom', quantity, resources }, startsOn);
}

type Chosen = { plan: string; quantity: number; resources?: Resources };

async function sellConfigured({ plan, quantity, resources }: Chosen, startsOn: Day) {
  const configuration = {
    ...{ plan, cycle: 'monthly' as const, commitment: 0, quantity, addons: [] },
    ...{ domain: { mode: 'none' as const }, ...(resources && { resources }) },
  };
  const customer = { country: 'FR', type: 'business' } as const;
  const price = quotePrice(demoPriceBook, configuration, customer);
  const lines = price.lines.map(({ code, amount }) => line(code, amount));
  const sold = await sellSubscription({ startsOn, lines, quantity });
  const { id: planId } = await db.hostingPlan.findUniqueOrThrow({ where: { code: plan } });
  await db.hostingRequest.update({
    where: { id: sold.requestId },
    data: { planId, customConfig: { ...configuration, customer }, price: price as unknown as object },
  });
  return sold;
}
