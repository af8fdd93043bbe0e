import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { terminateServices } from '@/lib/provisioning/services';
import { changeWords } from './change-words';
import { creditBack } from './credit-back';
import { addMonths, type Day, dateOfDay, dayOfDate, parisDay } from './days';
import { isInForce, linesOfPeriod, periodAt, periodOf } from './periods';
import { visibleSubscriptions } from './policy';
import { sharesFrom, sumOf } from './prorate';
import {
  changeSubscriptionState,
  lockSubscription,
  pressKey,
  type Subscription,
  wasPressed,
} from './subscription-state';

export const CANCELLED = 'cancelled';

/** When a subscription can end: with its current period, and not before its commitment is over. */
export function earliestEnd(
  subscription: Pick<Subscription, 'startsOn' | 'cycle' | 'commitmentMonths'>,
  today: Day,
) {
  const first = dayOfDate(subscription.startsOn);
  const committedUntil =
    subscription.commitmentMonths > 0 ? addMonths(first, subscription.commitmentMonths) : null;
  const period = periodAt(subscription, today) ?? periodOf(subscription, 0);
  // A commitment is a whole number of periods of its cycle or ends within one, which is then served to its end.
  const last = committedUntil && committedUntil > period.endsOn ? committedUntil : period.endsOn;
  const ending = periodAt(subscription, last);
  const endsOn = ending && ending.startsOn !== last ? ending.endsOn : last;
  return { endsOn, committedUntil: committedUntil && committedUntil > today ? committedUntil : null };
}

/** What ending it today gives back without VAT: the unused days of every period that was invoiced. */
export async function unusedNow(tx: Db, subscription: Subscription, today: Day): Promise<number> {
  const [periods, lines] = await Promise.all([
    tx.subscriptionPeriod.findMany({
      where: { subscriptionId: subscription.id, endsOn: { gt: dateOfDay(today) }, invoiceId: { not: null } },
    }),
    tx.subscriptionLine.findMany({ where: { subscriptionId: subscription.id } }),
  ]);
  return periods.reduce((sum, { ordinal, startsOn }) => {
    const period = periodOf(subscription, ordinal);
    const day = today > dayOfDate(startsOn) ? today : dayOfDate(startsOn);
    const running = lines.filter((line) => line.everyMonths === null && isInForce(line, day));
    // A period that has not begun is given back whole, with what is due once a year.
    const billed = today <= period.startsOn ? linesOfPeriod(subscription, lines, ordinal) : running;
    return sum + sumOf(sharesFrom(billed, period, today));
  }, 0);
}

export type Cancellation = { subscriptionId: string; key: string };

/**
 * Ends a subscription with its period, or with its commitment. What was invoiced beyond that is credited. Asked again it
 * changes nothing. Refuses with not_found and subscription_ended.
 */
export async function cancelAtPeriodEnd(actor: Actor, { subscriptionId, key }: Cancellation): Promise<Day> {
  return db.$transaction(async (tx) => {
    const subscription = await atHand(tx, actor, subscriptionId);
    const { endsOn } = earliestEnd(subscription, parisDay(now()));
    if (subscription.endsOn) return dayOfDate(subscription.endsOn);
    const press = pressKey(subscriptionId, 'cancellation', key);
    if (await wasPressed(tx, press)) return endsOn;
    await creditAfter(tx, subscription, endsOn, actor.id);
    await changeSubscriptionState(tx, subscription, {
      kind: 'cancellation',
      state: subscription.state,
      write: { endsOn: dateOfDay(endsOn), endReason: CANCELLED },
      data: { endsOn },
      actorId: actor.id,
      idempotencyKey: press,
    });
    const subject = { type: 'subscription', id: subscriptionId };
    await recordAudit(tx, actor, 'subscription.cancelled', subject, { endsOn });
    return endsOn;
  });
}

/** A cancellation that has not taken effect is taken back. Refuses with not_found and subscription_ended. */
export async function keepSubscription(actor: Actor, { subscriptionId, key }: Cancellation): Promise<void> {
  await db.$transaction(async (tx) => {
    const subscription = await atHand(tx, actor, subscriptionId);
    const press = pressKey(subscriptionId, 'kept', key);
    if (!subscription.endsOn || (await wasPressed(tx, press))) return;
    await changeSubscriptionState(tx, subscription, {
      kind: 'kept',
      state: subscription.state,
      write: { endsOn: null, endReason: null },
      actorId: actor.id,
      idempotencyKey: press,
    });
    await recordAudit(tx, actor, 'subscription.kept', { type: 'subscription', id: subscriptionId });
  });
}

/**
 * Admins end a subscription and its service today; unused days are credited. Refuses with forbidden, not_found and
 * subscription_ended.
 */
export async function cancelNow(actor: Actor, { subscriptionId, key }: Cancellation): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const subscription = await atHand(tx, actor, subscriptionId);
    const today = parisDay(now());
    const netCents = await unusedNow(tx, subscription, today);
    const reason = changeWords(subscription.locale)('endedNow');
    const sourceKey = `ended:${subscriptionId}`;
    const credit = { netCents, reason, sourceKey, createdById: actor.id };
    const numbers = netCents > 0 ? await creditBack(tx, subscription, credit) : [];
    await terminateServices(tx, subscription.requestId, CANCELLED);
    const first = dayOfDate(subscription.startsOn);
    await changeSubscriptionState(tx, subscription, {
      kind: 'ended',
      state: 'ended',
      write: { endsOn: dateOfDay([today, first].sort().at(-1) ?? today), endReason: CANCELLED },
      data: { reason: CANCELLED, netCents, creditNotes: numbers },
      actorId: actor.id,
      idempotencyKey: pressKey(subscriptionId, 'ended', key),
    });
    const subject = { type: 'subscription', id: subscriptionId };
    await recordAudit(tx, actor, 'subscription.cancelled', subject, { now: true, netCents });
  });
}

async function atHand(tx: Db, actor: Actor, id: string): Promise<Subscription> {
  const seen = await tx.subscription.findFirst({
    where: { AND: [visibleSubscriptions(actor), { id }] },
    select: { id: true },
  });
  if (!seen) throw notFoundError();
  const subscription = await lockSubscription(tx, id);
  if (subscription.state === 'ended') throw new DomainError('subscription_ended');
  return subscription;
}

/** Periods invoiced ahead that will never be served are credited whole. */
async function creditAfter(tx: Db, subscription: Subscription, endsOn: Day, actorId: string): Promise<void> {
  const netCents = await unusedNow(tx, subscription, endsOn);
  if (netCents <= 0) return;
  const reason = changeWords(subscription.locale)('notServed');
  const sourceKey = `cancelled:${subscription.id}:${subscription.version}`;
  await creditBack(tx, subscription, { netCents, reason, sourceKey, createdById: actorId });
  await tx.subscriptionPeriod.deleteMany({
    where: { subscriptionId: subscription.id, startsOn: { gte: dateOfDay(endsOn) } },
  });
}
