import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { BillingCycle, InvoiceVatNote, Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { addMonths, type Day, dateOfDay } from './days';
import type { Buyer, DraftLine } from './draft';

export const MONTHS_OF: Record<BillingCycle, number> = { monthly: 1, yearly: 12 };

/** A line of every period: its amounts are those of one period. */
export type RecurringLine = Omit<DraftLine, 'periodStart' | 'periodEnd'> & {
  /** Holds for the first so many periods only, as a coupon does; for ever without it. */
  periods?: number;
  /** Is due once in so many months, from the first repetition on: 12 for a domain, which the first invoice bills. */
  everyMonths?: number;
};

export type SubscriptionStart = {
  requestId: string;
  userId: string;
  cycle: BillingCycle;
  recurringLines: readonly RecurringLine[];
  vatRateBp: number;
  vatNote: InvoiceVatNote;
  /** First day of the first period, in Paris. */
  startsOn: Day;
  commitmentMonths: number;
  buyer: Buyer;
  locale: Locale;
  currency: string;
  dueDays: number;
  /** The invoice of the first period. */
  firstInvoiceId?: string | null;
};

/**
 * Begins what a request is billed for period by period, in the caller's transaction; the first period counts as
 * invoiced. Asked again for the same request it changes nothing. The worker invoices every later period once.
 */
export async function startSubscription(
  tx: Db,
  start: SubscriptionStart,
): Promise<{ id: string; isNew: boolean }> {
  const { recurringLines, firstInvoiceId, startsOn, buyer, ...terms } = start;
  const id = newId();
  const at = now();
  const { count } = await tx.subscription.createMany({
    data: [{ id, ...terms, buyer, startsOn: dateOfDay(startsOn), createdAt: at, updatedAt: at }],
    skipDuplicates: true,
  });
  if (count === 0) {
    const known = await tx.subscription.findUniqueOrThrow({
      where: { requestId: start.requestId },
      select: { id: true },
    });
    return { id: known.id, isNew: false };
  }
  const months = MONTHS_OF[start.cycle];
  await tx.subscriptionLine.createMany({
    data: recurringLines.map(({ periods, ...line }, position) => ({
      id: newId(),
      subscriptionId: id,
      position,
      ...line,
      validFrom: dateOfDay(startsOn),
      validTo: periods === undefined ? null : dateOfDay(addMonths(startsOn, periods * months)),
    })),
  });
  await tx.subscriptionPeriod.create({
    data: {
      subscriptionId: id,
      ordinal: 0,
      startsOn: dateOfDay(startsOn),
      endsOn: dateOfDay(addMonths(startsOn, months)),
      invoiceId: firstInvoiceId,
      createdAt: at,
    },
  });
  await tx.subscriptionChange.create({
    data: { id: newId(), subscriptionId: id, kind: 'started', state: 'pending', data: {}, at },
  });
  return { id, isNew: true };
}
