import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import type { PriceBook } from '@/lib/catalog/price-book';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { DomainError, notFoundError } from '@/lib/errors';
import { lockPlacement, shortOf } from '@/lib/provisioning/capacity';
import { resizeServices, runsWherePlanDoes } from '@/lib/provisioning/services';
import { type ChangePreview, type PlannedChange, planChange } from './change-plan';
import type { ChangeTarget } from './change-target';
import { changeWords } from './change-words';
import { creditBack } from './credit-back';
import { dateOfDay, parisDay } from './days';
import type { Buyer } from './draft';
import { issueInvoice } from './issue-invoice';
import { carryOver } from './payments';
import { visibleSubscriptions } from './policy';
import type { ChangeOrder } from './schema';
import {
  changeSubscriptionState,
  lockSubscription,
  pressKey,
  type Subscription,
  wasPressed,
} from './subscription-state';

/** What a change would cost from today on. Refuses with not_found and what `planChange` and `refuseUnserved` say. */
export async function previewChange(
  actor: Actor,
  { subscriptionId, ...target }: { subscriptionId: string } & ChangeTarget,
): Promise<ChangePreview> {
  const book = await currentPriceBook();
  const subscription = await db.subscription.findFirst({
    where: { AND: [visibleSubscriptions(actor), { id: subscriptionId }] },
  });
  if (!subscription) throw notFoundError();
  const change = await planChange(db, subscription, target, book, parisDay(now()));
  await refuseUnserved(db, subscription.requestId, change, book);
  const { plan, servers, from, lines, dueNow, nextOn, perPeriod } = change;
  return { plan, servers, from, lines, dueNow, nextOn, perPeriod };
}

/** What a confirmed preview is known by: another sum is another offer. */
export function shownSum({ dueNow, perPeriod, from }: ChangePreview): string {
  return `${dueNow.netCents}:${perPeriod.netCents}:${from}`;
}

/**
 * Changes plan or resources from today on: charged or credited to the day, the servers resized. The same click twice
 * is one change. Refuses as the preview does, and with `change_moved` when the sum is no longer the one that was shown.
 */
export async function changeSubscription(actor: Actor, order: ChangeOrder): Promise<void> {
  const book = await currentPriceBook();
  await db.$transaction(async (tx) => {
    const { subscriptionId, shown, key, ...target } = order;
    const seen = await tx.subscription.findFirst({
      where: { AND: [visibleSubscriptions(actor), { id: subscriptionId }] },
      select: { requestId: true },
    });
    if (!seen) throw notFoundError();
    const draft = await lockSubscription(tx, subscriptionId);
    const press = pressKey(subscriptionId, 'changed', key);
    if (await wasPressed(tx, press)) return;
    const change = await planChange(tx, draft, target, book, parisDay(now()));
    if (shownSum(change) !== shown) throw new DomainError('change_moved');
    await lockPlacement(tx);
    await refuseUnserved(tx, seen.requestId, change, book);
    await resizeServices(tx, seen.requestId, change.size, change.planKey);
    const documents = await settleChange(tx, draft, change, press);
    await writeLines(tx, draft, change);
    await tx.hostingRequest.update({
      where: { id: seen.requestId },
      data: {
        planId: change.planId,
        customConfig: change.configuration as unknown as Prisma.InputJsonObject,
        price: change.price as unknown as Prisma.InputJsonObject,
        priceBookVersion: book.version,
        totalPriceCents: change.price.dueNow.gross,
        recurringNetCents: change.perPeriod.netCents,
      },
      select: { id: true },
    });
    const data = {
      plan: change.plan,
      ...(target.resources && { resources: target.resources }),
      netCents: change.dueNow.netCents,
      perPeriodCents: change.perPeriod.netCents,
      ...documents,
    };
    await changeSubscriptionState(tx, draft, {
      ...{ kind: 'changed', state: draft.state, data, actorId: actor.id, idempotencyKey: press },
    });
    await recordAudit(tx, actor, 'subscription.changed', { type: 'subscription', id: subscriptionId }, data);
  });
}

/**
 * What the servers cannot be given where they are: `change_elsewhere` for a plan of another provider, `no_room` with
 * which of it their machines have not free, and how much there is for each.
 */
async function refuseUnserved(tx: Db, requestId: string, change: PlannedChange, book: PriceBook) {
  const { size, planKey } = change;
  if (planKey && !(await runsWherePlanDoes(tx, requestId, planKey)))
    throw new DomainError('change_elsewhere');
  const issues = (await shortOf(tx, requestId, size)).map(({ key, most }) => {
    const { min, step } = book.ranges[RANGE_OF[key]];
    const offered = most < min ? 0 : most - ((most - min) % step);
    return { field: key, code: 'no_room_beyond', params: { most: offered } };
  });
  if (issues.length > 0) throw new DomainError('no_room', { issues });
}

const RANGE_OF = { cpu: 'vcpu', ram: 'ramGb', storage: 'storageGb' } as const;

async function settleChange(tx: Db, subscription: Subscription, change: PlannedChange, press: string) {
  const { id, requestId, userId, locale, currency, vatRateBp, vatNote, dueDays } = subscription;
  const { netCents } = change.dueNow;
  const sourceKey = `change:${press}`;
  if (netCents < 0) {
    const reason = changeWords(locale)('downgraded');
    return { creditNotes: await creditBack(tx, subscription, { netCents: -netCents, reason, sourceKey }) };
  }
  if (netCents === 0) return {};
  const invoice = await issueInvoice(tx, {
    ...{ sourceKey, requestId, userId, subscriptionId: id, locale, currency, vatRateBp, vatNote, dueDays },
    buyer: subscription.buyer as Buyer,
    lines: change.lines,
  });
  await carryOver(tx, invoice.id);
  return { invoice: invoice.number };
}

/** The old lines end today, the new ones begin; what is due once a year stays as it is. */
async function writeLines(tx: Db, { id }: Subscription, { newLines, from }: PlannedChange): Promise<void> {
  const day = dateOfDay(from);
  await tx.subscriptionLine.updateMany({
    where: { subscriptionId: id, everyMonths: null, OR: [{ validTo: null }, { validTo: { gt: day } }] },
    data: { validTo: day },
  });
  await tx.subscriptionLine.createMany({
    data: newLines.map(({ periods: _, ...line }, position) => ({
      id: newId(),
      subscriptionId: id,
      position,
      ...line,
      validFrom: day,
    })),
  });
}
