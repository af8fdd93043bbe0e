import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoPriceBook } from '../../prisma/seed/catalog-data';
import { type BareQuote, withoutTrace } from './price-quote';
import { quotePrice } from './pricing';
import type { Configuration, CouponTerms, Customer } from './pricing-input';

type Example = { input: Configuration & { customer: Customer; coupon?: CouponTerms }; output: BareQuote };

const file = new URL('../../tests/fixtures/pricing-examples.json', import.meta.url);
const examples = JSON.parse(readFileSync(file, 'utf8')) as Example[];

const france: Customer = { country: 'FR', type: 'consumer' };
const starter: Configuration = {
  plan: 'starter',
  cycle: 'monthly',
  commitment: 0,
  quantity: 1,
  addons: [],
  domain: { mode: 'none' },
};

describe('worked examples', () => {
  it('are all there', () => {
    expect(examples).toHaveLength(30);
  });

  it.each(examples.map((example, index) => ({ index, ...example })))(
    'example $index',
    ({ input, output }) => {
      const { customer, coupon, ...configuration } = input;
      expect(withoutTrace(quotePrice(demoPriceBook, configuration, customer, coupon))).toEqual(output);
    },
  );
});

describe('refusals', () => {
  it.each<[string, Partial<Configuration>, string, string]>([
    ['unknown plan', { plan: 'gold' }, 'plan', 'errors.choice'],
    ['custom without resources', { plan: 'custom' }, 'resources', 'errors.required'],
    ['extras on custom', { plan: 'custom', extra: {} }, 'extra', 'errors.extraOnCustomPlan'],
    [
      'resources on a fixed plan',
      { resources: { vcpu: 1, ramGb: 1, storageGb: 10, bandwidthTb: 1 } },
      'resources',
      'errors.resourcesOnFixedPlan',
    ],
    ['unknown add-on', { addons: ['ssl', 'gold'] }, 'addons.1', 'errors.choice'],
    ['commitment not offered', { commitment: 6 }, 'commitment', 'errors.choice'],
    ['unsold TLD', { domain: { mode: 'register', name: 'exemple.xyz' } }, 'domain.name', 'errors.domain.tld'],
    ['domain not typed', { domain: { mode: 'transfer' } }, 'domain.name', 'errors.domain.required'],
    ['half a server', { quantity: 1.5 }, 'quantity', 'errors.integer'],
    ['no server', { quantity: 0 }, 'quantity', 'errors.range'],
    ['negative extra', { extra: { ramGb: -1 } }, 'extra.ramGb', 'errors.range'],
    ['not a number', { extra: { ramGb: Number.NaN } }, 'extra.ramGb', 'errors.integer'],
  ])('%s', (_name, change, path, code) => {
    expect(() => quotePrice(demoPriceBook, { ...starter, ...change }, france)).toThrowError(
      expect.objectContaining({ name: 'PricingRefusal', path, code }),
    );
  });
});

describe('edges', () => {
  const lineOf = (quote: ReturnType<typeof quotePrice>, code: string) =>
    [...quote.lines, ...quote.once].find((line) => line.code === code);

  it.each([
    [500, 4_000],
    [510, 4_060],
    [2_000, 13_000],
    [2_010, 13_050],
    [3_990, 22_950],
  ])('%i extra GB cost %i cents a month by graduated bands', (storageGb, cents) => {
    const quote = quotePrice(demoPriceBook, { ...starter, extra: { storageGb } }, france);
    expect(lineOf(quote, 'extra.storage')?.amount).toBe(cents);
  });

  it.each([
    [4, 0],
    [5, 300],
    [19, 300],
    [20, 700],
    [50, 700],
  ])('%i servers earn %i basis points', (quantity, basisPoints) => {
    const quote = quotePrice(demoPriceBook, { ...starter, quantity }, france);
    expect(quote.discountBasisPoints).toBe(basisPoints);
  });

  it('waives the setup from twelve months, and charges it per server below', () => {
    const enterprise = { ...starter, plan: 'enterprise', quantity: 3 };
    expect(lineOf(quotePrice(demoPriceBook, enterprise, france), 'setup')?.amount).toBe(14_700);
    expect(
      lineOf(quotePrice(demoPriceBook, { ...enterprise, commitment: 12 }, france), 'setup'),
    ).toBeUndefined();
    expect(
      lineOf(quotePrice(demoPriceBook, { ...enterprise, cycle: 'yearly' }, france), 'setup'),
    ).toBeUndefined();
  });

  it('prices an internationalised domain by its TLD, a TLD of two labels before its parent', () => {
    const book = {
      ...demoPriceBook,
      tlds: [
        { tld: 'uk', yearlyCents: 1 },
        { tld: 'co.uk', yearlyCents: 2 },
      ],
    };
    const name = 'café.co.uk';
    const quote = quotePrice(book, { ...starter, domain: { mode: 'register', name } }, france);
    expect(lineOf(quote, 'domain')?.amount).toBe(2);
  });

  it('keeps a plan that costs nothing as a line', () => {
    const plans = demoPriceBook.plans.map((plan) => (plan.resources ? { ...plan, monthlyCents: 0 } : plan));
    const quote = quotePrice({ ...demoPriceBook, plans }, starter, france, {
      code: 'X',
      amount: 5,
      periods: 2,
    });
    expect(withoutTrace(quote).lines).toEqual([{ code: 'plan', amount: 0 }]);
    expect(quote.afterCoupon).toEqual({ net: 0, vat: 0, gross: 0 });
  });

  it('never takes reverse charge at home, nor for a consumer', () => {
    const vat = (customer: Customer) => quotePrice(demoPriceBook, starter, customer).vat;
    expect(vat({ country: 'FR', type: 'business', vatNumberVerified: true }).rateBasisPoints).toBe(2_000);
    expect(vat({ country: 'DE', type: 'consumer', vatNumberVerified: true }).rateBasisPoints).toBe(1_900);
    expect(vat({ country: 'CH', type: 'business', vatNumberVerified: true }).note).toBe('export');
  });

  it('says why: rule, figures, rounding and price-book version on every line', () => {
    const configuration = { ...starter, addons: ['backup'], quantity: 7, extra: { storageGb: 640 } };
    const quote = quotePrice({ ...demoPriceBook, version: 42 }, configuration, france);
    expect(lineOf(quote, 'extra.storage')?.trace).toEqual({
      rule: 'resource.bands',
      resource: 'storageGb',
      units: 640,
      bands: [
        { units: 500, unitCents: 8 },
        { units: 140, unitCents: 6 },
      ],
      quantity: 7,
      months: 1,
      priceBookVersion: 42,
      rounding: 'exact',
    });
    expect(lineOf(quote, 'addon.backup')?.trace).toMatchObject({
      rule: 'addon.share',
      baseCents: 5_330,
      minimumApplied: false,
    });
    expect(lineOf(quote, 'discount')?.trace).toMatchObject({
      basisPoints: 300,
      rounding: 'half-away-from-zero',
      parts: [{ source: 'volume', basisPoints: 300 }],
    });
  });
});
