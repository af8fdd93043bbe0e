import 'server-only';
import type { Db } from '@/lib/db/client';
import { shareOf } from '@/lib/money';
import { changeWords } from './change-words';
import { type Day, dateOfDay } from './days';
import type { DraftLine } from './draft';
import { isInForce, periodAt, periodOf, type StoredLine } from './periods';
import { type Share, sharesFrom, sumOf } from './prorate';
import type { RecurringLine } from './start-subscription';
import type { Subscription } from './subscription-state';

export type Sums = { netCents: number; vatCents: number; grossCents: number };

type Proration = {
  subscription: Subscription;
  lines: readonly StoredLine[];
  newLines: readonly RecurringLine[];
  today: Day;
};

/** For every period that is invoiced already: what is given back of the old lines, then what the new ones cost. */
export async function proration(tx: Db, { subscription, lines, newLines, today }: Proration) {
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
  const next = last ? periodOf(subscription, last.ordinal) : periodAt(subscription, today);
  const nextOn = next?.endsOn ?? today;
  return { lines: shared, dueNow: withVat(sumOf(shared), subscription.vatRateBp), nextOn };
}

export function withVat(netCents: number, vatRateBp: number): Sums {
  const vatCents = shareOf(netCents, vatRateBp);
  return { netCents, vatCents, grossCents: netCents + vatCents };
}
