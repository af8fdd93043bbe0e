import { type Plan, type PriceBook, RESOURCE_KEYS, type ResourceKey } from '@/lib/catalog/price-book';
import { fill, fillPlural, formatCount } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';

export type HostingLabels = Messages['hosting'];
type CatalogPlan = { code: string; name: string; description: string | null; features: unknown };

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A plan's name and purpose in the reader's language; a plan added later keeps those of the catalogue. */
export function planWords({ code, name, description }: CatalogPlan, labels: HostingLabels) {
  const known = own<{ name: string; for: string }>(labels.plans, code);
  return { name: known?.name ?? name, purpose: known?.for ?? description ?? '' };
}

/** The keys of what a plan contains beside its resources, and their words. */
export function planFeatures({ features }: CatalogPlan, labels: HostingLabels) {
  const keys = Array.isArray(features) ? features.filter((key) => typeof key === 'string') : [];
  return keys.map((key) => ({ key, label: own<string>(labels.features, key) ?? key }));
}

/** “2 vCPUs”, “4 GB of RAM”…; ranges for a plan whose resources are chosen. */
export function resourceWords(plan: Plan, book: PriceBook, labels: HostingLabels, locale: AppLocale) {
  return RESOURCE_KEYS.map((key) => {
    if (plan.resources !== null) return fillPlural(locale, labels.resources[key], plan.resources[key]);
    const { min, max } = book.ranges[key];
    return fill(labels.ranges[key], { min: formatCount(locale, min), max: formatCount(locale, max) });
  });
}

/** A quantity of one resource with its unit, as a table's cell holds it. */
export function amountOf(key: ResourceKey, count: string, labels: HostingLabels): string {
  if (key === 'vcpu') return count;
  return fill(key === 'bandwidthTb' ? labels.compare.tb : labels.compare.gb, { count });
}
