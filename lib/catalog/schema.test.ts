import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoPriceBook as book, demoCoupons } from '../../prisma/seed/catalog-data';
import { normalizeDomainName } from './domain-name';
import { couponTermsSchema, priceBookSchema } from './price-book-schema';
import { quotePrice } from './pricing';
import { pricingInputSchema, pricingIssues } from './schema';

const schema = pricingInputSchema(book);
const starter = {
  plan: 'starter',
  cycle: 'monthly',
  commitment: 0,
  quantity: 1,
  addons: [] as string[],
  domain: { mode: 'none' },
  customer: { country: 'FR', type: 'consumer' },
};
const custom = {
  ...starter,
  plan: 'custom',
  resources: { vcpu: 1, ramGb: 1, storageGb: 10, bandwidthTb: 1 },
};

function issuesOf(input: unknown): string[] {
  const { error } = schema.safeParse(input);
  return error ? pricingIssues(error).map(({ path, code }) => `${path} ${code}`) : [];
}

describe('pricing input', () => {
  it('accepts every worked example, its coupon by code alone', () => {
    const file = new URL('../../tests/fixtures/pricing-examples.json', import.meta.url);
    const examples = JSON.parse(readFileSync(file, 'utf8')) as { input: { coupon?: { code: string } } }[];
    for (const { input } of examples) {
      const taken = { ...input, ...(input.coupon ? { coupon: input.coupon.code } : {}) };
      const parsed = schema.parse(taken);
      expect(parsed).toEqual(taken);
      expect(quotePrice(book, parsed, parsed.customer).lines).not.toEqual([]);
    }
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, [' errors.required']],
    ['a list', [], [' errors.type']],
    [
      'unknown fields',
      { ...starter, price: 1, customer: { ...starter.customer, vip: true } },
      ['customer.vip errors.unknown', 'price errors.unknown'],
    ],
    ['an unknown plan', { ...starter, plan: 'gold' }, ['plan errors.choice']],
    ['an unknown cycle', { ...starter, cycle: 'weekly' }, ['cycle errors.choice']],
    ['a missing cycle', { ...starter, cycle: undefined }, ['cycle errors.required']],
    ['a text quantity', { ...starter, quantity: '2' }, ['quantity errors.type']],
    ['half a server', { ...starter, quantity: 1.5 }, ['quantity errors.integer']],
    ['too many servers', { ...starter, quantity: 51 }, ['quantity errors.range']],
    ['no server', { ...starter, quantity: 0 }, ['quantity errors.range']],
    ['a commitment not offered', { ...starter, commitment: 18 }, ['commitment errors.choice']],
    [
      'unknown and repeated add-ons',
      { ...starter, addons: ['ssl', 'gold', 'ssl'] },
      ['addons.1 errors.choice', 'addons.2 errors.duplicate'],
    ],
    ['custom without resources', { ...custom, resources: undefined }, ['resources errors.required']],
    ['extras on custom', { ...custom, extra: {} }, ['extra errors.extraOnCustomPlan']],
    ['resources on a fixed plan', { ...custom, plan: 'starter' }, ['resources errors.resourcesOnFixedPlan']],
    [
      'wrong storage step',
      { ...custom, resources: { ...custom.resources, storageGb: 15 } },
      ['resources.storageGb errors.step'],
    ],
    [
      'several ranges at once',
      { ...custom, quantity: 99, resources: { ...custom.resources, vcpu: 65, ramGb: 0 } },
      ['quantity errors.range', 'resources.ramGb errors.range', 'resources.vcpu errors.range'],
    ],
    ['total beyond the range', { ...starter, extra: { vcpu: 64 } }, ['extra.vcpu errors.range']],
    ['negative extra', { ...starter, extra: { ramGb: -1 } }, ['extra.ramGb errors.range']],
    ['wrong extra step', { ...starter, extra: { storageGb: 5 } }, ['extra.storageGb errors.step']],
    [
      'a name without a domain',
      { ...starter, domain: { mode: 'none', name: 'a.fr' } },
      ['domain.name errors.domain.unexpected'],
    ],
    ['no name', { ...starter, domain: { mode: 'register' } }, ['domain.name errors.domain.required']],
    [
      'a bad name',
      { ...starter, domain: { mode: 'existing', name: 'exemple' } },
      ['domain.name errors.domain.invalid'],
    ],
    [
      'an unsold TLD',
      { ...starter, domain: { mode: 'register', name: 'a.xyz' } },
      ['domain.name errors.domain.tld'],
    ],
    [
      'a subdomain',
      { ...starter, domain: { mode: 'transfer', name: 'www.exemple.fr' } },
      ['domain.name errors.domain.subdomain'],
    ],
    ['coupon terms', { ...starter, coupon: { code: 'X', amount: 1 } }, ['coupon errors.type']],
    ['a broken coupon', { ...starter, coupon: 'a b' }, ['coupon errors.coupon']],
    [
      'a country that is not one',
      { ...starter, customer: { country: 'EL', type: 'consumer' } },
      ['customer.country errors.country'],
    ],
    [
      'a consumer with a VAT number',
      { ...starter, customer: { ...starter.customer, vatNumberVerified: true } },
      ['customer.vatNumberVerified errors.vatNumberOfConsumer'],
    ],
  ])('refuses %s', (_name, input, issues) => {
    expect(issuesOf(input).sort()).toEqual(issues);
  });

  it('tells the limits that were exceeded', () => {
    const { error } = schema.safeParse({ ...starter, extra: { storageGb: 4_000 } });
    expect(error && pricingIssues(error)).toEqual([
      { path: 'extra.storageGb', code: 'errors.range', params: { min: 0, max: 3_990, step: 10 } },
    ]);
  });

  it('normalises the domain and the coupon', () => {
    const parsed = schema.parse({
      ...starter,
      domain: { mode: 'register', name: ' Café.FR' },
      coupon: ' cloud10 ',
    });
    expect(parsed).toMatchObject({ domain: { mode: 'register', name: 'xn--caf-dma.fr' }, coupon: 'CLOUD10' });
  });
});

describe('domain names', () => {
  it.each([
    ['exemple.fr', 'exemple.fr'],
    ['Exemple.FR.', 'exemple.fr'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['a.b.c.org', 'a.b.c.org'],
    [`${'a'.repeat(63)}.fr`, `${'a'.repeat(63)}.fr`],
  ])('%s is %s', (typed, name) => {
    expect(normalizeDomainName(typed)).toBe(name);
  });

  it.each([
    '',
    '.',
    'fr',
    '.fr',
    'a..fr',
    '-a.fr',
    'a-.fr',
    'a_b.fr',
    'a b.fr',
    'ab--c.fr',
    'xn--.fr',
    '1.2.3.4',
    'a.1',
    'a.b',
    'http://a.fr',
    'a.fr/x',
    'a.fr:80',
    'u@a.fr',
    'a%2e.fr',
    '[::1]',
    `${'a'.repeat(64)}.fr`,
    `${'a.'.repeat(126)}com`,
  ])('%j is not one', (typed) => {
    expect(normalizeDomainName(typed)).toBeNull();
  });
});

describe('price book', () => {
  it('accepts the demo as it comes back from JSON', () => {
    expect(priceBookSchema.parse(JSON.parse(JSON.stringify(book)))).toEqual(book);
    for (const coupon of demoCoupons) expect(couponTermsSchema.parse(coupon)).toEqual(coupon);
  });

  it.each<[string, object]>([
    ['a fraction of a cent', { unitCents: { ...book.unitCents, vcpu: 0.5 } }],
    ['no open band', { storageBands: [{ upToGb: 500, unitCents: 8 }] }],
    ['bands in disorder', { storageBands: [...book.storageBands].reverse() }],
    ['two plans of one code', { plans: [...book.plans, ...book.plans] }],
    ['discounts above the price', { discounts: { ...book.discounts, cycle: { monthly: 0, yearly: 8_000 } } }],
    ['no rate for the seller', { sellerCountry: 'CH' }],
    ['an unknown field', { note: 'x' }],
    [
      'no zero commitment',
      { discounts: { ...book.discounts, commitment: [{ months: 12, basisPoints: 0 }] } },
    ],
  ])('refuses %s', (_name, change) => {
    expect(priceBookSchema.safeParse({ ...book, ...change }).success).toBe(false);
  });

  it('refuses a coupon of both kinds, or of none', () => {
    expect(couponTermsSchema.safeParse({ code: 'X', amount: 1, basisPoints: 1 }).success).toBe(false);
    expect(couponTermsSchema.safeParse({ code: 'X' }).success).toBe(false);
  });
});
