import { describe, expect, it } from 'vitest';
import type { PricingInput } from '@/lib/catalog/schema';
import { DomainError } from '@/lib/errors';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { changedConfiguration, resourcesFrom } from './change-target';

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
    expect(change('custom', { plan: 'starter' })).toBe('change_unavailable');
    expect(change('starter', { plan: 'starter' })).toBe('same_plan');
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
