import type { Locale, ServiceKind } from '@/lib/db/generated/enums';
import type { LeadSkill } from './skills';

const LARGE_PLANS = ['enterprise', 'custom'];
const LARGE_QUANTITY = 5;

const spoken = (locale: Locale): LeadSkill[] => (locale === 'en' ? ['english'] : []);

/** A hosting order needs somebody for hosting; a large one somebody for enterprises too. */
export function hostingNeeds(order: { plan: string; quantity: number; locale: Locale }): LeadSkill[] {
  const large = LARGE_PLANS.includes(order.plan) || order.quantity >= LARGE_QUANTITY;
  return ['hosting', ...(large ? (['enterprise'] as const) : []), ...spoken(order.locale)];
}

/** A service request needs somebody for its kind; “other” can be taken by everybody. */
export function serviceNeeds(request: { kind: ServiceKind; locale: Locale }): LeadSkill[] {
  return [...(request.kind === 'other' ? [] : [request.kind]), ...spoken(request.locale)];
}
