import {
  findPlan,
  type Plan,
  type PriceBook,
  RESOURCE_KEYS,
  type ResourceKey,
  type Resources,
} from './price-book';
import type { PriceLine } from './price-quote';
import { type Configuration, PricingRefusal } from './pricing-input';
import { exactMonthly, type Period, periodLine } from './pricing-lines';

const LINE_SUFFIX: Record<ResourceKey, string> = {
  vcpu: 'vcpu',
  ramGb: 'ram',
  storageGb: 'storage',
  bandwidthTb: 'bandwidth',
};

type PricedBand = { units: number; unitCents: number };

/** Splits gigabytes over the graduated bands, each priced on its own part; empty bands are left out. */
export function splitOverBands(book: PriceBook, gigabytes: number): PricedBand[] {
  const priced: PricedBand[] = [];
  let from = 0;
  for (const { upToGb, unitCents } of book.storageBands) {
    const units = Math.min(gigabytes, upToGb ?? gigabytes) - from;
    if (units > 0) priced.push({ units, unitCents });
    from = Math.max(from, Math.min(gigabytes, upToGb ?? gigabytes));
  }
  return priced;
}

function resourceMonthlyCents(book: PriceBook, key: ResourceKey, units: number): number {
  if (key !== 'storageGb') return book.unitCents[key] * units;
  return splitOverBands(book, units).reduce((sum, band) => sum + band.units * band.unitCents, 0);
}

function resourceLine(
  book: PriceBook,
  prefix: 'custom' | 'extra',
  key: ResourceKey,
  units: number,
  period: Period,
): PriceLine {
  const code = `${prefix}.${LINE_SUFFIX[key]}`;
  const monthly = exactMonthly(resourceMonthlyCents(book, key, units));
  if (key === 'storageGb') {
    const bands = splitOverBands(book, units);
    return periodLine(book, code, monthly, period, {
      rule: 'resource.bands',
      resource: key,
      units,
      bands,
      ...period,
    });
  }
  const unitCents = book.unitCents[key];
  return periodLine(book, code, monthly, period, {
    rule: 'resource.unit',
    resource: key,
    units,
    unitCents,
    ...period,
  });
}

function unitLines(
  book: PriceBook,
  prefix: 'custom' | 'extra',
  units: Partial<Resources>,
  period: Period,
): PriceLine[] {
  return RESOURCE_KEYS.map((key) => resourceLine(book, prefix, key, units[key] ?? 0, period)).filter(
    ({ amount }) => amount !== 0,
  );
}

function chosenUnits(configuration: Configuration, plan: Plan): Partial<Resources> {
  if (plan.resources !== null) {
    if (configuration.resources) throw new PricingRefusal('errors.resourcesOnFixedPlan', 'resources');
    return configuration.extra ?? {};
  }
  if (configuration.extra) throw new PricingRefusal('errors.extraOnCustomPlan', 'extra');
  if (!configuration.resources) throw new PricingRefusal('errors.required', 'resources');
  return configuration.resources;
}

/** What one server is made of, with its exact price per month: the base of the lines and of the add-ons. */
export type PricedServer = { plan: Plan; lines: PriceLine[]; monthlyCents: number; storageGb: number };

/** The plan (or custom) and extra lines. Throws PricingRefusal on an unknown plan or units that do not fit it. */
export function priceServer(book: PriceBook, configuration: Configuration, period: Period): PricedServer {
  const plan = findPlan(book, configuration.plan);
  if (!plan) throw new PricingRefusal('errors.choice', 'plan');
  const units = chosenUnits(configuration, plan);
  const unitsCents = RESOURCE_KEYS.reduce(
    (sum, key) => sum + resourceMonthlyCents(book, key, units[key] ?? 0),
    0,
  );
  if (plan.resources === null) {
    const lines = unitLines(book, 'custom', units, period);
    return { plan, lines, monthlyCents: unitsCents, storageGb: units.storageGb ?? 0 };
  }
  const planRule = { rule: 'plan.monthly', unitCents: plan.monthlyCents, ...period } as const;
  return {
    plan,
    lines: [
      periodLine(book, 'plan', exactMonthly(plan.monthlyCents), period, planRule),
      ...unitLines(book, 'extra', units, period),
    ],
    monthlyCents: plan.monthlyCents + unitsCents,
    storageGb: plan.resources.storageGb + (units.storageGb ?? 0),
  };
}
