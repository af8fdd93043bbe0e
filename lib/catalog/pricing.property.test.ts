import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoPriceBook } from '../../prisma/seed/catalog-data';
import { anyCoupon, anyCustomer, configurationOf, repricedBook } from '../../tests/factories/pricing';
import { oraclePrice } from '../../tests/factories/pricing-oracle';
import { extraRange, findPlan, RESOURCE_KEYS } from './price-book';
import { type PriceLine, withoutTrace } from './price-quote';
import { quotePrice } from './pricing';
import type { Configuration } from './pricing-input';

const book = demoPriceBook;
const anyOrder = fc.tuple(configurationOf(book), anyCustomer, anyCoupon);
const sum = (lines: readonly PriceLine[]) => lines.reduce((total, { amount }) => total + amount, 0);
const isReduction = ({ code }: PriceLine) => code === 'discount' || code === 'coupon';

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('the pricing engine, for any order', () => {
  it('equals an independent calculation with fractions, at any prices', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(book), repricedBook(book)),
        anyOrder,
        (prices, [order, customer, coupon]) => {
          const quote = quotePrice(prices, order, customer, coupon);
          expect(withoutTrace(quote)).toEqual(oraclePrice(prices, order, customer, coupon));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('gives totals that are the sums of the lines, VAT included, never negative, all integers', () => {
    fc.assert(
      fc.property(anyOrder, ([order, customer, coupon]) => {
        const quote = quotePrice(book, order, customer, coupon);
        expect(quote.perPeriod.net).toBe(sum(quote.lines));
        expect(quote.dueNow.net).toBe(sum(quote.lines) + sum(quote.once));
        for (const totals of [quote.dueNow, quote.perPeriod, quote.afterCoupon ?? quote.perPeriod]) {
          expect(totals.net + totals.vat).toBe(totals.gross);
          expect(Math.min(totals.net, totals.vat, totals.gross)).toBeGreaterThanOrEqual(0);
        }
        expect(numbersIn(quote).filter((value) => !Number.isSafeInteger(value))).toEqual([]);
        expect(JSON.parse(JSON.stringify(quote))).toEqual(quote);
      }),
    );
  });

  it('reduces nothing but by the discount and the coupon, and leaves out zero lines', () => {
    fc.assert(
      fc.property(anyOrder, ([order, customer, coupon]) => {
        const { lines, once } = quotePrice(book, order, customer, coupon);
        for (const line of [...lines, ...once]) {
          expect(isReduction(line) ? line.amount < 0 : line.amount > 0).toBe(true);
          expect(line.trace.priceBookVersion).toBe(book.version);
        }
      }),
    );
  });

  it('is never cheaper with more of a resource within a plan', () => {
    const growing = fc.tuple(
      configurationOf(book),
      fc.constantFrom(...RESOURCE_KEYS),
      fc.integer({ min: 1, max: 400 }),
    );
    fc.assert(
      fc.property(growing, anyCustomer, anyCoupon, ([order, key, steps], customer, coupon) => {
        const plan = findPlan(book, order.plan);
        if (!plan) throw new Error('plan');
        const { max, step } = plan.resources ? extraRange(book, plan, key) : book.ranges[key];
        const units = plan.resources ? { ...order.extra } : { ...order.resources };
        const more = { ...units, [key]: Math.min(max, (units[key] ?? 0) + steps * step) };
        const larger = { ...order, [plan.resources ? 'extra' : 'resources']: more } as Configuration;
        const [before, after] = [order, larger].map((o) => quotePrice(book, o, customer, coupon));
        expect(after?.perPeriod.gross).toBeGreaterThanOrEqual(before?.perPeriod.gross ?? Number.NaN);
        expect(after?.dueNow.gross).toBeGreaterThanOrEqual(before?.dueNow.gross ?? Number.NaN);
      }),
    );
  });

  it('rises with the quantity before discounts', () => {
    fc.assert(
      fc.property(configurationOf(book), fc.integer({ min: 1, max: 49 }), (order, quantity) => {
        const before = (servers: number) => {
          const quote = quotePrice(
            book,
            { ...order, quantity: servers },
            { country: 'FR', type: 'consumer' },
          );
          return sum(quote.lines.filter((line) => !isReduction(line)));
        };
        expect(before(quantity + 1)).toBeGreaterThan(before(quantity));
      }),
    );
  });
});
