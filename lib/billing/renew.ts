import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { logger } from '@/lib/logger';
import { terminateServices } from '@/lib/provisioning/services';
import { addDays, type Day, dateOfDay, dayOfDate, parisDay } from './days';
import type { Buyer } from './draft';
import { issueInvoice } from './issue-invoice';
import { carryOver } from './payments';
import { linesOfPeriod, periodOf } from './periods';
import { readBillingSettings } from './settings';
import { changeSubscriptionState, lockSubscription, type Subscription } from './subscription-state';

const BATCH = 500;

/**
 * Ends the subscriptions whose last day is over, and invoices every period that begins within the days set for it: each
 * once, in its own transaction. One that fails keeps no other from its turn.
 */
export async function renewSubscriptions(): Promise<{ invoices: number; ended: number }> {
  const today = parisDay(now());
  const { renewalDays } = await readBillingSettings(db);
  const until = addDays(today, renewalDays);
  let failure: unknown = null;
  const done = { invoices: 0, ended: 0 };
  for (let after = ''; ; ) {
    const found = await dueSubscriptions(today, until, after);
    for (const { id } of found) {
      try {
        if (await db.$transaction((tx) => endWhenOver(tx, id, today))) done.ended += 1;
        // A worker that was away catches up, one period a transaction.
        while (await db.$transaction((tx) => invoiceNextPeriod(tx, id, today, until))) done.invoices += 1;
      } catch (error) {
        failure = error;
        logger.error({ err: error, subscriptionId: id }, 'a renewal failed');
      }
    }
    const last = found.at(-1);
    if (found.length < BATCH || !last) break;
    after = last.id;
  }
  if (failure) throw failure;
  return done;
}

/** Those whose end has come, and those whose last invoiced period ends by then. */
function dueSubscriptions(today: Day, until: Day, after: string): Promise<{ id: string }[]> {
  return db.$queryRaw`
    SELECT s."id" FROM "Subscription" s
    WHERE s."state" <> 'ended' AND s."id" > ${after} AND (s."endsOn" <= ${today}::date OR COALESCE(
      (SELECT max(p."endsOn") FROM "SubscriptionPeriod" p WHERE p."subscriptionId" = s."id"), s."startsOn") <= ${until}::date)
    ORDER BY s."id" LIMIT ${BATCH}`;
}

async function endWhenOver(tx: Db, id: string, today: Day): Promise<boolean> {
  const subscription = await lockSubscription(tx, id);
  const { state, endsOn, endReason, requestId } = subscription;
  if (state === 'ended' || !endsOn || dayOfDate(endsOn) > today) return false;
  await terminateServices(tx, requestId, endReason ?? 'cancelled');
  await changeSubscriptionState(tx, subscription, {
    kind: 'ended',
    state: 'ended',
    data: { reason: endReason ?? 'cancelled' },
  });
  return true;
}

/** Invoices the next period if it begins by then; says whether it did. What is suspended is not billed on. */
async function invoiceNextPeriod(tx: Db, id: string, today: Day, until: Day): Promise<boolean> {
  const subscription = await lockSubscription(tx, id);
  if (subscription.state === 'ended' || subscription.state === 'suspended') return false;
  const ordinal = await nextOrdinal(tx, subscription, today);
  const { startsOn, endsOn } = periodOf(subscription, ordinal);
  if (startsOn > until) return false;
  if (subscription.endsOn && startsOn >= dayOfDate(subscription.endsOn)) return false;
  const lines = await tx.subscriptionLine.findMany({
    where: { subscriptionId: id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const billed = linesOfPeriod(subscription, lines, ordinal);
  const invoiceId = billed.length > 0 ? await invoicePeriod(tx, subscription, ordinal, billed) : null;
  await tx.subscriptionPeriod.create({
    data: {
      subscriptionId: id,
      ordinal,
      startsOn: dateOfDay(startsOn),
      endsOn: dateOfDay(endsOn),
      invoiceId,
      createdAt: now(),
    },
  });
  return true;
}

/** The period after the last that was invoiced; those that went by while the service was suspended are left out. */
async function nextOrdinal(tx: Db, subscription: Subscription, today: Day): Promise<number> {
  const last = await tx.subscriptionPeriod.findFirst({
    where: { subscriptionId: subscription.id },
    orderBy: { ordinal: 'desc' },
    select: { ordinal: true, endsOn: true },
  });
  let ordinal = (last?.ordinal ?? -1) + 1;
  const resumed = await tx.subscriptionChange.findFirst({
    where: { subscriptionId: subscription.id, kind: 'resumed' },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  const from = resumed ? parisDay(resumed.at) : null;
  while (from && from <= today && periodOf(subscription, ordinal).endsOn <= from) ordinal += 1;
  return ordinal;
}

async function invoicePeriod(
  tx: Db,
  subscription: Subscription,
  ordinal: number,
  lines: Parameters<typeof issueInvoice>[1]['lines'],
): Promise<string> {
  const { id, requestId, userId, locale, currency, vatRateBp, vatNote, dueDays } = subscription;
  // A period that was credited with a cancellation is invoiced anew once the cancellation is taken back.
  const kept = await tx.subscriptionChange.count({ where: { subscriptionId: id, kind: 'kept' } });
  const invoice = await issueInvoice(tx, {
    sourceKey: `period:${id}:${ordinal}:${kept}`,
    ...{ requestId, userId, subscriptionId: id, locale, currency, vatRateBp, vatNote, dueDays, lines },
    buyer: subscription.buyer as Buyer,
  });
  await carryOver(tx, invoice.id);
  return invoice.id;
}
