import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { CUSTOM_KEYS } from '@/lib/catalog/configuration';
import { RESOURCE_KEYS, type Resources, type UnitRange } from '@/lib/catalog/price-book';
import { soldPlans } from '@/lib/catalog/sold-plans';
import { DomainError, type FieldIssue } from '@/lib/errors';
import type { ChangePreview } from './change-plan';
import { previewChange, shownSum } from './change-subscription';
import { type ChangeTarget, resourcesFrom, type UnitName, withinRange } from './change-target';
import type { SubscriptionView } from './schema';
import { getSubscription } from './subscription-queries';

export type NamedPlan = { code: string; name: string };

/** A resource of each server, as the form of a change shows it. */
export type ChangeUnit = { name: UnitName; range: UnitRange; current: number; asked: string };

/** What is asked for, as a form sends it, with its offer or why there is none. */
export type ChangeAsked = {
  /** Null for other resources in one's own plan. */
  plan: NamedPlan | null;
  fields: Record<string, string>;
  offer: (ChangePreview & { shown: string }) | null;
  refusal: string | null;
  issues: readonly FieldIssue[];
  /** Whether somebody can help where there is no offer: more than choosing something else. */
  isForPeople: boolean;
};

const FOR_CHOOSING = ['check_fields', 'same_plan', 'same_resources'];

/** The form of the resources of a plan that is built by the unit: one's own, or another where `plan` names it. */
export type ChangeUnits = { plan: NamedPlan | null; units: ChangeUnit[] };

/** All that the page of a subscription shows, with a preview of the change asked for; null when there is none in sight. */
export async function subscriptionPage(actor: Actor, id: string, asked: SubscriptionView) {
  const [subscription, { book, plans: sold }] = await Promise.all([getSubscription(actor, id), soldPlans()]);
  if (!subscription) return null;
  const isByUnit = (code: string) => sold.some(({ plan }) => plan.code === code && plan.resources === null);
  const plans = sold
    .map(({ row: { code, name } }): NamedPlan => ({ code, name }))
    .filter(({ code }) => code !== subscription.planCode);
  // Right after a change the address may still name what is theirs by now: it asks for nothing any more.
  const isDone = asked.plan === subscription.planCode;
  const wish = isDone ? {} : asked;
  const plan = plans.find(({ code }) => code === wish.plan) ?? null;
  const units = isByUnit(plan?.code ?? subscription.planCode)
    ? unitsOf(book.ranges, subscription.resources, wish)
    : null;
  const target = targetOf(plan, units, wish);
  const preview = target && { plan, fields: target.fields, ...(await offerOf(actor, id, target.change)) };
  // A fixed plan is asked for beside the form of one's own resources.
  const own =
    units ?? (isByUnit(subscription.planCode) ? unitsOf(book.ranges, subscription.resources, {}) : null);
  return {
    ...{ subscription, plans, preview, canEndNow: isAdmin(actor) },
    units: own && { plan: units && plan, units: own },
  };
}

export type SubscriptionPage = NonNullable<Awaited<ReturnType<typeof subscriptionPage>>>;

function unitsOf(
  ranges: Record<keyof Resources, UnitRange>,
  resources: Resources,
  asked: SubscriptionView,
): ChangeUnit[] {
  return RESOURCE_KEYS.map((key) => {
    const [name, current, range] = [CUSTOM_KEYS[key], resources[key], ranges[key]];
    return { name, range, current, asked: asked[name] ?? String(withinRange(current, range)) };
  });
}

/** What the address asks for, as the form sends it on; null while it asks for nothing, or not for all of it. */
function targetOf(plan: NamedPlan | null, units: ChangeUnit[] | null, asked: SubscriptionView) {
  const planField = plan ? { plan: plan.code } : null;
  if (!units) return planField && { fields: planField, change: planField };
  const resources = resourcesFrom(asked);
  if (!resources) return null;
  const typed = Object.fromEntries(units.map(({ name }) => [name, asked[name] ?? '']));
  return { fields: { ...planField, ...typed }, change: { ...planField, resources } };
}

/** The offer, or the code of why there is none, and of what is wrong with which field. */
async function offerOf(actor: Actor, subscriptionId: string, target: ChangeTarget) {
  try {
    const offer = await previewChange(actor, { subscriptionId, ...target });
    return { offer: { ...offer, shown: shownSum(offer) }, refusal: null, issues: [], isForPeople: false };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isForPeople = !FOR_CHOOSING.includes(error.code);
    return { offer: null, refusal: error.code, issues: error.issues, isForPeople };
  }
}
