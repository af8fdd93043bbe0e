import { describe, expect, it } from 'vitest';
import type { PricingInput } from '@/lib/catalog/schema';
import { DomainError } from '@/lib/errors';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { changedConfiguration, resourcesFrom, resourcesOf, withinRange } from './change-target';

const resources = { vcpu: 4, ramGb: 8, storageGb: 100, bandwidthTb: 2 };
const custom = {
  ...{ plan: 'custom', resources, cycle: 'monthly', commitment: 0, quantity: 1, addons: ['ssl'] },
  ...{ domain: { mode: 'none' }, customer: { country: 'FR', type: 'business' } },
} as unknown as PricingInput;

const refused = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('it was not refused');
};
const changed = (change: Partial<typeof resources>) =>
  changedConfiguration(custom, 'custom', { resources: { ...resources, ...change } }, demoPriceBook);

describe('other resources', () => {
  it('leave all else as it was', () => {
    expect(changed({ ramGb: 16 })).toEqual({ ...custom, resources: { ...resources, ramGb: 16 } });
  });

  it.each([
    [{ vcpu: 65 }, 'cpu', 'range'],
    [{ ramGb: 0 }, 'ram', 'range'],
    [{ storageGb: 105 }, 'storage', 'step'],
    [{ bandwidthTb: 1.5 }, 'bandwidth', 'integer'],
    [{ vcpu: Number.NaN }, 'cpu', 'integer'],
  ])('%j are refused at their field', (change, field, code) => {
    expect(refused(() => changed(change))).toMatchObject({
      code: 'check_fields',
      issues: [{ field, code }],
    });
  });

  it('name every field that is wrong', () => {
    const { issues } = refused(() => changed({ vcpu: 0, storageGb: 11 }));
    expect(issues.map(({ field }) => field)).toEqual(['cpu', 'storage']);
  });

  it('are no change when they are the same, and belong to servers built by the unit alone', () => {
    expect(refused(() => changed({})).code).toBe('same_resources');
    const change = (code: string, target: Parameters<typeof changedConfiguration>[2]) =>
      refused(() => changedConfiguration(custom, code, target, demoPriceBook)).code;
    expect(change('professional', { resources })).toBe('change_unavailable');
    expect(change('starter', { plan: 'starter' })).toBe('same_plan');
  });
});

describe('another plan', () => {
  const { resources: _, ...rest } = custom;
  const fixed = { ...rest, plan: 'starter', extra: { vcpu: 60 } } as unknown as PricingInput;
  const to = (before: PricingInput, target: Parameters<typeof changedConfiguration>[2]) =>
    changedConfiguration(before, before.plan, target, demoPriceBook);

  it('takes the place of what was built by the unit, and the other way round of plan and extras', () => {
    expect(to(custom, { plan: 'professional' })).toEqual({ ...rest, plan: 'professional' });
    expect(to(fixed, { plan: 'custom', resources })).toEqual({ ...rest, plan: 'custom', resources });
    expect(to(fixed, { plan: 'professional' })).toEqual({ ...fixed, plan: 'professional' });
  });

  it('is refused where it is not sold, does not take the extras, or is named with what is not its own', () => {
    const code = (before: PricingInput, target: Parameters<typeof changedConfiguration>[2]) =>
      refused(() => to(before, target)).code;
    expect(code(custom, { plan: 'gone' })).toBe('plan_not_sold');
    // 8 vCPU and 60 more are beyond the 64 of the range.
    expect(code(fixed, { plan: 'enterprise' })).toBe('change_beyond_range');
    expect(code(fixed, { plan: 'custom' })).toBe('change_unavailable');
    expect(code(custom, { plan: 'starter', resources })).toBe('change_unavailable');
    expect(code(fixed, { plan: 'custom', resources: { ...resources, vcpu: 65 } })).toBe('check_fields');
  });
});

describe('what one server has', () => {
  const plan = { cpu: 2, ram: 4, storage: 50, bandwidth: 5 };

  it('is its plan with the extras, or what was chosen', () => {
    expect(resourcesOf({ extra: { ramGb: 4 } }, plan)).toEqual({
      ...{ vcpu: 2, ramGb: 8, storageGb: 50, bandwidthTb: 5 },
    });
    expect(resourcesOf({ resources }, plan)).toEqual(resources);
  });

  it.each([
    [15, 10],
    [5, 10],
    [4_010, 4_000],
    [50, 50],
  ])('of %i GB is offered as %i', (value, offered) => {
    expect(withinRange(value, demoPriceBook.ranges.storageGb)).toBe(offered);
  });
});

describe('what an address names', () => {
  it('is all of the resources or none', () => {
    expect(resourcesFrom({ cpu: '4', ram: ' 8 ', storage: '100', bandwidth: '2' })).toEqual(resources);
    expect(resourcesFrom({ cpu: '4', ram: '8', storage: '100' })).toBeNull();
  });

  it('is kept when it is no number, to be refused at its field', () => {
    const odd = resourcesFrom({ cpu: '', ram: 'x', storage: '1e2', bandwidth: '-1' });
    expect(odd).toEqual({ vcpu: Number.NaN, ramGb: Number.NaN, storageGb: 100, bandwidthTb: -1 });
  });
});
