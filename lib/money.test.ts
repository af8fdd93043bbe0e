import { describe, expect, it } from 'vitest';
import { formatMoney, roundHalfAwayFromZero, shareOf, toSafeCents } from './money';

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [5n, 3n, 2n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [0n, 7n, 0n],
    [9_007_199_254_740_993n, 2n, 4_503_599_627_370_497n],
  ])('%i ÷ %i → %i', (numerator, denominator, result) => {
    expect(roundHalfAwayFromZero(numerator, denominator)).toBe(result);
  });

  it('refuses what it cannot do exactly', () => {
    expect(() => roundHalfAwayFromZero(1n, 0n)).toThrow(RangeError);
    expect(() => toSafeCents(2n ** 53n)).toThrow(RangeError);
    expect(toSafeCents(-(2n ** 53n) + 1n)).toBe(Number.MIN_SAFE_INTEGER);
  });

  it('keeps a share exact where a float product would not', () => {
    expect(shareOf(9_007_199_254_740_991, 10_000)).toBe(9_007_199_254_740_991);
    expect(shareOf(690, 3_333)).toBe(230);
  });
});

describe('money as text', () => {
  it.each([
    [1_990, 'EUR', 'fr', '19,90\u00a0€'],
    [1_990, 'EUR', 'en', '€19.90'],
    [-5, 'EUR', 'fr', '-0,05\u00a0€'],
    [0, 'EUR', 'en', '€0.00'],
    [123_456_789, 'EUR', 'en', '€1,234,567.89'],
    [9_007_199_254_740_991, 'EUR', 'en', '€90,071,992,547,409.91'],
    [500, 'JPY', 'en', '¥500'],
  ])('%i %s in %s is %s', (cents, currency, locale, text) => {
    expect(formatMoney(cents, currency, locale)).toBe(text);
  });

  it('refuses a fraction of a cent', () => {
    expect(() => formatMoney(0.5, 'EUR', 'fr')).toThrow(RangeError);
  });
});
