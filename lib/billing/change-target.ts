import { CUSTOM_KEYS } from '@/lib/catalog/configuration';
import { findPlan, type PriceBook, RESOURCE_KEYS, type Resources } from '@/lib/catalog/price-book';
import type { PricingInput } from '@/lib/catalog/schema';
import { DomainError, type FieldIssue } from '@/lib/errors';

/** Another fixed plan, or other resources of a server that is built by the unit. */
export type ChangeTarget =
  | { plan: string; resources?: undefined }
  | { resources: Resources; plan?: undefined };

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
 * What is ordered from now on: add-ons, extras and terms stay. Refuses with `same_plan`, `same_resources`,
 * `change_unavailable` from one kind of plan to the other, and `check_fields` for resources out of their ranges.
 */
export function changedConfiguration(
  before: PricingInput,
  code: string,
  target: ChangeTarget,
  book: PriceBook,
): PricingInput {
  const isByUnit = findPlan(book, code)?.resources === null;
  if (isByUnit !== Boolean(target.resources)) throw new DomainError('change_unavailable');
  if (!target.resources) {
    if (target.plan === code) throw new DomainError('same_plan', { field: 'plan' });
    const { resources: _, ...rest } = before;
    return { ...rest, plan: target.plan };
  }
  const { resources } = target;
  refuseOutOfRange(resources, book);
  if (RESOURCE_KEYS.every((key) => before.resources?.[key] === resources[key]))
    throw new DomainError('same_resources');
  return { ...before, resources };
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
