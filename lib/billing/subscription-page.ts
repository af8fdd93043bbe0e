import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { CUSTOM_KEYS } from '@/lib/catalog/configuration';
import {
  findPlan,
  type PriceBook,
  RESOURCE_KEYS,
  type Resources,
  type UnitRange,
} from '@/lib/catalog/price-book';
import { currentPriceBook, listPlans } from '@/lib/catalog/queries';
import { DomainError, type FieldIssue } from '@/lib/errors';
import type { ChangePreview } from './change-plan';
import { previewChange, shownSum } from './change-subscription';
import { type ChangeTarget, resourcesFrom, type UnitName } from './change-target';
import type { SubscriptionView } from './schema';
import { getSubscription } from './subscription-queries';

/** A resource of each server, as the form of a change shows it. */
export type ChangeUnit = { name: UnitName; range: UnitRange; current: number; asked: string };

/** What is asked for, as a form sends it, with its offer or why there is none. */
export type ChangeAsked = {
  plan: { code: string; name: string } | null;
  fields: Record<string, string>;
  offer: (ChangePreview & { shown: string }) | null;
  refusal: string | null;
  issues: readonly FieldIssue[];
};

/** All that the page of a subscription shows, with a preview of the change asked for; null when there is none in sight. */
export async function subscriptionPage(actor: Actor, id: string, asked: SubscriptionView) {
  const subscription = await getSubscription(actor, id);
  if (!subscription) return null;
  const [book, sold] = await Promise.all([currentPriceBook(), listPlans()]);
  const { resources } = subscription;
  // What is built by the unit stays so: another kind of plan is another order.
  const plans = sold
    .filter(({ code }) => !resources && findPlan(book, code)?.resources)
    .map(({ code, name }) => ({ code, name }));
  const preview = await previewOf(actor, id, { asked, plans, subscription });
  const units = resources && unitsOf(book, resources, asked);
  return { subscription, plans, units, preview, canEndNow: isAdmin(actor) };
}

export type SubscriptionPage = NonNullable<Awaited<ReturnType<typeof subscriptionPage>>>;

function unitsOf(book: PriceBook, resources: Resources, asked: SubscriptionView): ChangeUnit[] {
  return RESOURCE_KEYS.map((key) => {
    const [name, current] = [CUSTOM_KEYS[key], resources[key]];
    return { name, range: book.ranges[key], current, asked: asked[name] ?? String(current) };
  });
}

type Choice = {
  asked: SubscriptionView;
  plans: readonly { code: string; name: string }[];
  subscription: { planCode: string; resources: Resources | null };
};

async function previewOf(
  actor: Actor,
  id: string,
  { asked, plans, subscription }: Choice,
): Promise<ChangeAsked | null> {
  const resources = subscription.resources && resourcesFrom(asked);
  if (resources) {
    const fields = Object.fromEntries(
      RESOURCE_KEYS.map((key) => [CUSTOM_KEYS[key], asked[CUSTOM_KEYS[key]] ?? '']),
    );
    return { plan: null, fields, ...(await offerOf(actor, id, { resources })) };
  }
  // Right after a change the address still asks for what is theirs by now.
  const plan = plans.find(({ code }) => code === asked.plan && code !== subscription.planCode);
  if (!plan) return null;
  return { plan, fields: { plan: plan.code }, ...(await offerOf(actor, id, { plan: plan.code })) };
}

/** The offer, or the code of why there is none, and of what is wrong with which field. */
async function offerOf(actor: Actor, subscriptionId: string, target: ChangeTarget) {
  try {
    const offer = await previewChange(actor, { subscriptionId, ...target });
    return { offer: { ...offer, shown: shownSum(offer) }, refusal: null, issues: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { offer: null, refusal: error.code, issues: error.issues };
  }
}
