import type { Actor } from '@/lib/auth/actor';
import { cancelAtPeriodEnd, cancelNow } from '@/lib/billing/cancel-subscription';
import { changeSubscription, previewChange, shownSum } from '@/lib/billing/change-subscription';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';

/** The plan above each, for whoever outgrows it. */
const ABOVE: Record<string, string> = { starter: 'professional', professional: 'enterprise' };

/**
 * What becomes of subscriptions: one outgrows its plan and pays the difference to the day, one is cancelled with its
 * period, one ends at once and gets its unused days back. None of the demo sign-ins', who keep what they have.
 */
export async function seedSubscriptionChanges(admin: Actor): Promise<void> {
  const running = await db.subscription.findMany({
    where: {
      state: 'active',
      commitmentMonths: 0,
      user: { email: { not: { endsWith: '@cloudnexus.test' } } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, request: { select: { plan: { select: { code: true } } } } },
  });
  const grown = await growOne(admin, running);
  const [leaving, gone] = running.filter(({ id }) => id !== grown);
  if (leaving) await cancelAtPeriodEnd(admin, { subscriptionId: leaving.id, key: newId() });
  if (gone) await cancelNow(admin, { subscriptionId: gone.id, key: newId() });
}

type Running = { id: string; request: { plan: { code: string } } };

/** The first whose machine has room for it; its id. */
async function growOne(admin: Actor, running: readonly Running[]): Promise<string | null> {
  for (const { id: subscriptionId, request } of running) {
    const plan = ABOVE[request.plan.code];
    const preview = plan ? await previewWithRoom(admin, subscriptionId, plan) : null;
    if (!plan || !preview) continue;
    await changeSubscription(admin, { subscriptionId, plan, shown: shownSum(preview), key: newId() });
    return subscriptionId;
  }
  return null;
}

async function previewWithRoom(admin: Actor, subscriptionId: string, plan: string) {
  try {
    return await previewChange(admin, { subscriptionId, plan });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'no_room') return null;
    throw error;
  }
}
