import { describe, expect, it } from 'vitest';
import { quotePrice } from '@/lib/catalog/pricing';
import type { Configuration } from '@/lib/catalog/pricing-input';
import { resourcesOf } from '@/lib/offers/offer-price';
import { demoCostBook, demoPriceBook } from '@/prisma/seed/catalog-data';
import { mayGrant } from './approval';
import { marginOf } from './margin';

const usual: Configuration = {
  plan: 'professional',
  cycle: 'monthly',
  commitment: 0,
  quantity: 1,
  addons: [],
  domain: { mode: 'none' },
};

function margin(changes: Partial<Configuration> = {}, discountBp = 0) {
  const configuration = { ...usual, ...changes };
  const price = quotePrice(demoPriceBook, configuration, { country: 'FR', type: 'business' });
  const resources = resourcesOf(demoPriceBook, configuration);
  return marginOf(demoCostBook, { price, resources, quantity: configuration.quantity, discountBp });
}

describe('the margin of a quote', () => {
  it.each([
    ['of a plan', {}, 0, 1_990, 1_010],
    ['of three', { quantity: 3 }, 0, 5_970, 3_030],
    ['after a discount', {}, 1_000, 1_791, 1_010],
    ['by the month when a year is sold', { cycle: 'yearly' as const }, 0, 1_692, 1_010],
    ['with what is added', { extra: { ramGb: 2 }, addons: ['ssl'] }, 0, 2_790, 1_220],
    [
      'of a server by the unit',
      { plan: 'custom', resources: { vcpu: 2, ramGb: 4, storageGb: 50, bandwidthTb: 5 } },
      0,
      2_700,
      1_010,
    ],
  ])('%s', (_, changes, discountBp, revenueCents, costCents) => {
    expect(margin(changes, discountBp)).toMatchObject({
      revenueCents,
      costCents,
      marginCents: revenueCents - costCents,
    });
  });

  it('may be a loss, and has no rate where nothing comes in', () => {
    expect(margin({}, 6_000).marginCents).toBeLessThan(0);
    expect(margin({}, 10_000)).toMatchObject({ revenueCents: 0, marginBp: null });
  });
});

describe('a discount', () => {
  it.each([
    ['within the limit', 1_000, null, 'SELLER', true],
    ['beyond it', 1_001, null, 'SELLER', false],
    ['approved', 1_500, 1_500, 'SELLER', true],
    ['beyond what was approved', 1_501, 1_500, 'SELLER', false],
    ['of an admin', 10_000, null, 'ADMIN', true],
    ['of a client', 0, null, 'CLIENT', false],
  ] as const)('%s', (_, discountBp, approvedBp, role, granted) => {
    expect(mayGrant({ discountBp, approvedBp }, { role, quoteDiscountBp: 1_000 })).toBe(granted);
  });
});
