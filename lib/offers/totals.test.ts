import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedLine, quoteTotals } from './totals';

const line = (netCents: number, changes: Partial<CountedLine> = {}): CountedLine => ({
  kind: 'recurring',
  code: null,
  netCents,
  optional: false,
  selected: true,
  ...changes,
});
const once = (netCents: number, changes: Partial<CountedLine> = {}) =>
  line(netCents, { kind: 'once', ...changes });
const option = (netCents: number, selected: boolean) => line(netCents, { optional: true, selected });

describe('the totals of a quote', () => {
  it.each([
    ['nothing', [], 0, 2_000, [0, 0, 0], [0, 0, 0]],
    [
      'a period and a set-up',
      [line(1_990), once(4_900)],
      0,
      2_000,
      [6_890, 1_378, 8_268],
      [1_990, 398, 2_388],
    ],
    ['VAT once, half away from zero', [line(25), line(18)], 0, 550, [43, 2, 45], [43, 2, 45]],
    ['a half cent goes up', [line(10)], 0, 500, [10, 1, 11], [10, 1, 11]],
    ['an option left', [line(1_000), option(500, false)], 0, 2_000, [1_000, 200, 1_200], [1_000, 200, 1_200]],
    ['an option taken', [line(1_000), option(500, true)], 0, 2_000, [1_500, 300, 1_800], [1_500, 300, 1_800]],
    ['a discount', [line(1_005), once(1_005)], 1_000, 0, [1_808, 0, 1_808], [904, 0, 904]],
    [
      'never on a domain',
      [line(1_000), once(790, { code: 'domain' })],
      5_000,
      0,
      [1_290, 0, 1_290],
      [500, 0, 500],
    ],
    ['all of it', [line(1_000), once(500)], 10_000, 2_000, [0, 0, 0], [0, 0, 0]],
  ] as const)('%s', (_, lines, discountBp, vatRateBp, due, later) => {
    const { dueNow, perPeriod } = quoteTotals(lines, { discountBp, vatRateBp });
    expect([dueNow.net, dueNow.vat, dueNow.gross]).toEqual(due);
    expect([perPeriod.net, perPeriod.vat, perPeriod.gross]).toEqual(later);
  });

  it('show what follows a coupon that ends, with the discount on the whole again', () => {
    const lines = [line(2_000), line(-500, { code: 'coupon', couponPeriods: 3 })];
    const totals = quoteTotals(lines, { discountBp: 1_000, vatRateBp: 2_000 });
    expect(totals.perPeriod).toEqual({ net: 1_350, vat: 270, gross: 1_620 });
    expect(totals.afterCoupon).toEqual({ net: 1_800, vat: 360, gross: 2_160 });
    const forEver = [line(2_000), line(-500, { code: 'coupon', couponPeriods: null })];
    expect(quoteTotals(forEver, { discountBp: 0, vatRateBp: 0 }).afterCoupon).toBeUndefined();
  });

  it('hold together whatever is offered', () => {
    const anyLine = fc.record({
      kind: fc.constantFrom('recurring' as const, 'once' as const),
      code: fc.constantFrom(null, 'plan', 'domain', 'setup'),
      netCents: fc.nat({ max: 10_000_000 }),
      optional: fc.boolean(),
      selected: fc.boolean(),
    });
    const rate = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), rate, rate, (lines, discountBp, vatRateBp) => {
        const { dueNow, perPeriod, recurringDiscount, onceDiscount, recurringNet, onceNet } = quoteTotals(
          lines,
          { discountBp, vatRateBp },
        );
        for (const { net, vat, gross } of [dueNow, perPeriod]) {
          expect(net + vat).toBe(gross);
          expect(Math.min(net, vat)).toBeGreaterThanOrEqual(0);
        }
        expect(dueNow.net).toBe(recurringNet + recurringDiscount + onceNet + onceDiscount);
        expect(perPeriod.net).toBe(recurringNet + recurringDiscount);
        expect(-recurringDiscount).toBeLessThanOrEqual(recurringNet);
      }),
    );
  });
});
