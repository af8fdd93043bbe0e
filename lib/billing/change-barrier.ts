import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { SubscriptionState } from '@/lib/db/generated/enums';
import { type Day, dayOfDate } from './days';
import { isInForce, type StoredLine } from './periods';
import { sumOf } from './prorate';

type Facts = {
  subscription: { state: SubscriptionState; startsOn: Date; endsOn: Date | null };
  lines: readonly StoredLine[];
  /** What the price engine asked when it was last ordered or changed. */
  price: unknown;
  today: Day;
};

type Barrier =
  | 'change_not_started'
  | 'change_suspended'
  | 'change_ending'
  | 'change_coupon'
  | 'change_negotiated'
  | 'subscription_ended';

const BARRIER_OF: Record<SubscriptionState, Barrier | null> = {
  pending: 'change_not_started',
  active: null,
  suspended: 'change_suspended',
  ended: 'subscription_ended',
};

/** Why nothing of a subscription can be changed online; a key of the `errors` messages. Null where it can. */
export function changeBarrier({ subscription, lines, price, today }: Facts): Barrier | null {
  const { state, startsOn, endsOn } = subscription;
  if (BARRIER_OF[state]) return BARRIER_OF[state];
  if (endsOn) return 'change_ending';
  if (today < dayOfDate(startsOn)) return 'change_not_started';
  const running = lines.filter((line) => line.everyMonths === null && isInForce(line, today));
  // Only a coupon ends by itself: a new price would end it early.
  if (running.some(({ validTo }) => validTo !== null)) return 'change_coupon';
  const { perPeriod, afterCoupon } = price as Partial<PriceQuote>;
  const net = sumOf(running);
  return net === perPeriod?.net || net === afterCoupon?.net ? null : 'change_negotiated';
}
