import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { findPlan } from '@/lib/catalog/price-book';
import { currentPriceBook, listPlans } from '@/lib/catalog/queries';
import { DomainError } from '@/lib/errors';
import { previewChange, shownSum } from './change-subscription';
import { getSubscription } from './subscription-queries';

/** All that the page of a subscription shows, with a preview of the plan asked for; null when there is none in sight. */
export async function subscriptionPage(actor: Actor, id: string, asked: string | undefined) {
  const subscription = await getSubscription(actor, id);
  if (!subscription) return null;
  const [book, sold] = await Promise.all([currentPriceBook(), listPlans()]);
  const plans = sold
    .filter(({ code }) => findPlan(book, code)?.resources)
    .map(({ code, name }) => ({ code, name }));
  // Right after a change the address still asks for what is theirs by now.
  const plan = plans.find(({ code }) => code === asked && code !== subscription.planCode);
  const preview = plan ? { plan, ...(await offerOf(actor, id, plan.code)) } : null;
  return { subscription, plans, preview, canEndNow: isAdmin(actor) };
}

export type SubscriptionPage = NonNullable<Awaited<ReturnType<typeof subscriptionPage>>>;

/** The offer, or the code of why there is none. */
async function offerOf(actor: Actor, subscriptionId: string, plan: string) {
  try {
    const offer = await previewChange(actor, { subscriptionId, plan });
    return { offer: { ...offer, shown: shownSum(offer) }, refusal: null };
  } catch (error) {
    if (error instanceof DomainError) return { offer: null, refusal: error.code };
    throw error;
  }
}
