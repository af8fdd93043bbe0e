import fc from 'fast-check';
import { COUNTRY_CODES } from '../../lib/catalog/countries';
import {
  extraRange,
  findPlan,
  type PriceBook,
  RESOURCE_KEYS,
  type Resources,
} from '../../lib/catalog/price-book';
import type { Configuration, CouponTerms, Customer, DomainChoice } from '../../lib/catalog/pricing-input';

const stepped = ({ min, max, step }: { min: number; max: number; step: number }) =>
  fc.integer({ min: 0, max: Math.floor((max - min) / step) }).map((steps) => min + steps * step);

function unitsOf(
  book: PriceBook,
  planCode: string,
): fc.Arbitrary<Pick<Configuration, 'resources' | 'extra'>> {
  const plan = findPlan(book, planCode);
  if (!plan) throw new Error(`no plan ${planCode}`);
  if (plan.resources === null) {
    const [vcpu, ramGb, storageGb, bandwidthTb] = RESOURCE_KEYS.map((key) => stepped(book.ranges[key]));
    return fc
      .record({ vcpu, ramGb, storageGb, bandwidthTb } as Record<keyof Resources, fc.Arbitrary<number>>)
      .map((resources) => ({ resources }));
  }
  const [vcpu, ramGb, storageGb, bandwidthTb] = RESOURCE_KEYS.map((key) =>
    stepped(extraRange(book, plan, key)),
  );
  const extra = { vcpu, ramGb, storageGb, bandwidthTb } as Record<keyof Resources, fc.Arbitrary<number>>;
  return fc.option(fc.record(extra, { requiredKeys: [] }), { nil: undefined }).map((chosen) => {
    return chosen ? { extra: chosen } : {};
  });
}

function domainOf(book: PriceBook): fc.Arbitrary<DomainChoice> {
  const tld = fc.constantFrom(...book.tlds.map((sold) => sold.tld));
  const mode = fc.constantFrom('existing', 'register', 'transfer' as const);
  const named = fc.tuple(mode, tld).map(([chosen, end]) => ({ mode: chosen, name: `exemple.${end}` }));
  return fc.oneof(fc.constant<DomainChoice>({ mode: 'none' }), named as fc.Arbitrary<DomainChoice>);
}

/** Any configuration that the price book can sell. */
export function configurationOf(book: PriceBook): fc.Arbitrary<Configuration> {
  return fc.constantFrom(...book.plans.map(({ code }) => code)).chain((plan) =>
    fc
      .tuple(
        fc.record({
          cycle: fc.constantFrom('monthly' as const, 'yearly' as const),
          commitment: fc.constantFrom(...book.discounts.commitment.map(({ months }) => months)),
          quantity: fc.integer(book.quantity),
          addons: fc.shuffledSubarray(book.addons.map(({ code }) => code)),
          domain: domainOf(book),
        }),
        unitsOf(book, plan),
      )
      .map(([rest, units]) => ({ plan, ...rest, ...units })),
  );
}

export const anyCustomer: fc.Arbitrary<Customer> = fc.record(
  {
    country: fc.oneof(fc.constantFrom('FR', 'DE', 'FI', 'BE'), fc.constantFrom(...COUNTRY_CODES)),
    type: fc.constantFrom('consumer' as const, 'business' as const),
    vatNumberVerified: fc.boolean(),
  },
  { requiredKeys: ['country', 'type'] },
);

const periods = fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined });

export const anyCoupon: fc.Arbitrary<CouponTerms | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ code: fc.constant('C'), basisPoints: fc.integer({ min: 1, max: 10_000 }), periods }),
  fc.record({ code: fc.constant('C'), amount: fc.integer({ min: 1, max: 100_000_000 }), periods }),
);

const price = fc.integer({ min: 0, max: 99_999 });
const rate = fc.integer({ min: 0, max: 3_333 });

/** The given book with other prices and rates, odd enough for every rounding to matter. */
export function repricedBook(book: PriceBook): fc.Arbitrary<PriceBook> {
  return fc
    .record({
      prices: fc.array(price, { minLength: 13, maxLength: 13 }),
      rates: fc.array(rate, { minLength: 4, maxLength: 4 }),
    })
    .map(({ prices, rates }) => {
      const priceAt = (index: number) => prices[index] ?? 0;
      const rateAt = (index: number) => rates[index] ?? 0;
      return {
        ...book,
        plans: book.plans.map((plan, i) =>
          plan.resources ? { ...plan, monthlyCents: priceAt(i), setupCents: priceAt(i + 1) } : plan,
        ),
        unitCents: { vcpu: priceAt(4), ramGb: priceAt(5), bandwidthTb: priceAt(6) },
        storageBands: book.storageBands.map((band, i) => ({ ...band, unitCents: priceAt(7 + i) })),
        addons: [
          { code: 'ssl', rule: 'flat', monthlyCents: priceAt(10) },
          { code: 'backup', rule: 'share', basisPoints: rateAt(0), minimumCents: priceAt(11) },
          { code: 'cdn', rule: 'storage', monthlyCents: priceAt(12), includedGb: 77, perGbCents: 3 },
        ],
        discounts: {
          ...book.discounts,
          cycle: { monthly: 0, yearly: rateAt(1) },
          commitment: book.discounts.commitment.map((c, i) => ({
            ...c,
            basisPoints: i === 0 ? 0 : rateAt(2),
          })),
          volume: book.discounts.volume.map((v) => ({ ...v, basisPoints: rateAt(3) })),
        },
      };
    });
}
