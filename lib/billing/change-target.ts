import { CUSTOM_KEYS } from '@/lib/catalog/configuration';
import {
  extraRange,
  type FixedPlan,
  findPlan,
  type PriceBook,
  RESOURCE_KEYS,
  type ResourceKey,
  type Resources,
  type UnitRange,
} from '@/lib/catalog/price-book';
import type { PricingInput } from '@/lib/catalog/schema';
import { DomainError, type FieldIssue } from '@/lib/errors';

/** Another plan, with the resources of each server where it is built by the unit; or other resources of one's own. */
export type ChangeTarget =
  | { plan: string; resources?: Resources }
  | { plan?: undefined; resources: Resources };

/** The names of the resources in the form, in the address and in refusals. */
export type UnitName = (typeof CUSTOM_KEYS)[keyof typeof CUSTOM_KEYS];
export const UNIT_NAMES = RESOURCE_KEYS.map((key) => CUSTOM_KEYS[key]);

/** The resources a form or an address names; null unless it names all of them. What is no number is refused later. */
export function resourcesFrom(typed: Partial<Record<UnitName, string>>): Resources | null {
  const numbers = RESOURCE_KEYS.map((key) => typed[CUSTOM_KEYS[key]]?.trim());
  if (numbers.some((value) => value === undefined)) return null;
  return Object.fromEntries(
    RESOURCE_KEYS.map((key, at) => [key, numbers[at] ? Number(numbers[at]) : Number.NaN]),
  ) as Resources;
}

/**
 * What is ordered from now on: add-ons and terms stay, extras from one fixed plan to another; what is built by the unit
 * names all it has. Refuses with `same_plan`, `same_resources`, `plan_not_sold`, `change_beyond_range` for extras that
 * the plan does not take, `check_fields` for resources out of their ranges, and `change_unavailable` for what is neither.
 */
export function changedConfiguration(
  before: PricingInput,
  code: string,
  { plan: asked, resources }: ChangeTarget,
  book: PriceBook,
): PricingInput {
  const plan = findPlan(book, asked ?? code);
  if (!plan) throw new DomainError('plan_not_sold');
  const isOther = plan.code !== code;
  if (plan.resources !== null) {
    if (resources) throw new DomainError('change_unavailable');
    if (!isOther) throw new DomainError('same_plan', { field: 'plan' });
    refuseBeyond(plan, before.extra, book);
    const { resources: _, ...rest } = before;
    return { ...rest, plan: plan.code };
  }
  if (!resources) throw new DomainError('change_unavailable');
  refuseOutOfRange(resources, book);
  if (!isOther && RESOURCE_KEYS.every((key) => before.resources?.[key] === resources[key]))
    throw new DomainError('same_resources');
  const { extra: _, ...rest } = before;
  return { ...rest, plan: plan.code, resources };
}

/** What one server has by its configuration: chosen by the unit, or of its plan with the extras. */
export function resourcesOf({ resources, extra }: Pick<PricingInput, 'resources' | 'extra'>, plan: PlanSize) {
  const included = { vcpu: plan.cpu, ramGb: plan.ram, storageGb: plan.storage, bandwidthTb: plan.bandwidth };
  const each = (key: ResourceKey) => resources?.[key] ?? included[key] + (extra?.[key] ?? 0);
  return Object.fromEntries(RESOURCE_KEYS.map((key) => [key, each(key)])) as Resources;
}

/** The nearest that is offered of a resource. */
export function withinRange(value: number, { min, max, step }: UnitRange): number {
  return min + Math.floor((Math.min(max, Math.max(min, value)) - min) / step) * step;
}

export type PlanSize = { cpu: number; ram: number; storage: number; bandwidth: number };

function refuseBeyond(plan: FixedPlan, extra: PricingInput['extra'], book: PriceBook): void {
  const isBeyond = RESOURCE_KEYS.some((key) => (extra?.[key] ?? 0) > extraRange(book, plan, key).max);
  if (isBeyond) throw new DomainError('change_beyond_range');
}

function refuseOutOfRange(resources: Resources, book: PriceBook): void {
  const issues = RESOURCE_KEYS.flatMap((key): FieldIssue[] => {
    const [value, field] = [resources[key], CUSTOM_KEYS[key]];
    const { min, max, step } = book.ranges[key];
    if (!Number.isInteger(value)) return [{ field, code: 'integer' }];
    if (value < min || value > max) return [{ field, code: 'range', params: { min, max } }];
    return (value - min) % step === 0 ? [] : [{ field, code: 'step', params: { min, step } }];
  });
  if (issues.length > 0) throw new DomainError('check_fields', { issues });
}
