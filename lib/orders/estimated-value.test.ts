import { describe, expect, it } from 'vitest';
import { quotePrice } from '@/lib/catalog/pricing';
import type { Configuration, CouponTerms } from '@/lib/catalog/pricing-input';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { firstYearNetCents } from './estimated-value';

const starter: Configuration = {
  plan: 'starter',
  cycle: 'monthly',
  commitment: 0,
  quantity: 1,
  addons: [],
  domain: { mode: 'register', name: 'exemple.fr' },
};

const firstYear = (changes: Partial<Configuration>, coupon?: CouponTerms) =>
  firstYearNetCents(
    quotePrice(demoPriceBook, { ...starter, ...changes }, { country: 'FR', type: 'consumer' }, coupon),
    coupon?.periods ?? null,
  );

describe('firstYearNetCents', () => {
  it.each<[string, number, number]>([
    ['twelve months and the domain', firstYear({}), 12 * 490 + 790],
    ['one year and the domain', firstYear({ cycle: 'yearly' }), 4_998 + 790],
    ['setup once', firstYear({ plan: 'enterprise' }), 12 * 7_990 + 4_900 + 790],
    [
      'a coupon for three of twelve months',
      firstYear({}, { code: 'X', amount: 100, periods: 3 }),
      3 * 390 + 9 * 490 + 790,
    ],
    [
      'a coupon for longer than the year',
      firstYear({}, { code: 'X', amount: 100, periods: 24 }),
      12 * 390 + 790,
    ],
    ['a coupon for ever', firstYear({}, { code: 'X', amount: 100 }), 12 * 390 + 790],
    [
      'a yearly coupon for one period',
      firstYear({ cycle: 'yearly' }, { code: 'X', basisPoints: 10_000, periods: 1 }),
      790,
    ],
  ])('%s', (_, value, expected) => {
    expect(value).toBe(expected);
  });
});
