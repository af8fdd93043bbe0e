import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import { resumeServices, suspendServices, terminateServices } from '@/lib/provisioning/services';
import { dateOfDay, parisDay } from './days';
import { changeSubscriptionState, lockSubscription } from './subscription-state';

const UNPAID = 'unpaid';

/** Stops the service of an unpaid subscription. Asked again, or when it runs no more, it does nothing. */
export async function suspendUnpaid(tx: Db, subscriptionId: string, invoiceId: string): Promise<boolean> {
  const subscription = await lockSubscription(tx, subscriptionId);
  if (subscription.state !== 'active' && subscription.state !== 'pending') return false;
  await suspendServices(tx, subscription.requestId, UNPAID);
  const data = { reason: UNPAID, invoiceId };
  await changeSubscriptionState(tx, subscription, { kind: 'suspended', state: 'suspended', data });
  return true;
}

/** Lets a suspended service go on once none of the invoices it was suspended for is open. */
export async function resumeWhenPaid(tx: Db, subscriptionId: string): Promise<boolean> {
  const subscription = await lockSubscription(tx, subscriptionId);
  if (subscription.state !== 'suspended') return false;
  const [open] = await tx.$queryRaw<{ one: number }[]>`
    SELECT 1 AS "one" FROM "Invoice" i JOIN "DunningAction" d ON d."invoiceId" = i."id" AND d."kind" = 'suspend'
    WHERE (i."subscriptionId" = ${subscriptionId} OR i."requestId" = ${subscription.requestId})
      AND i."kind" = 'invoice' AND i."paidCents" - i."refundedCents" + i."creditedCents" < i."grossCents" LIMIT 1`;
  if (open) return false;
  await resumeServices(tx, subscription.requestId);
  await changeSubscriptionState(tx, subscription, { kind: 'resumed', state: 'active' });
  return true;
}

/** Ends a subscription that stayed unpaid, and its service, for good. Asked again it does nothing. */
export async function terminateUnpaid(tx: Db, subscriptionId: string, invoiceId: string): Promise<boolean> {
  const subscription = await lockSubscription(tx, subscriptionId);
  if (subscription.state === 'ended') return false;
  await terminateServices(tx, subscription.requestId, UNPAID);
  const endsOn = later(parisDay(now()), subscription.startsOn.toISOString().slice(0, 10));
  await changeSubscriptionState(tx, subscription, {
    kind: 'ended',
    state: 'ended',
    write: { endsOn: dateOfDay(endsOn), endReason: UNPAID },
    data: { reason: UNPAID, invoiceId },
  });
  return true;
}

const later = (a: string, b: string) => (a > b ? a : b);
