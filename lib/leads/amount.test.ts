import { describe, expect, it } from 'vitest';
import { amountText, parseAmount } from './amount';

describe('amounts as they are typed', () => {
  it.each([
    ['990', 99_000],
    ['0', 0],
    ['1 234,50', 123_450],
    ['1\u202f234,5 €', 123_450],
    ['1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1,234', 123_400],
    ['12,5', 1_250],
    ['20000000', 2_000_000_000],
  ])('%s → %d cents', (text, cents) => expect(parseAmount(text)).toBe(cents));

  it.each(['', 'abc', '-5', '1,2,3', '12,345,6789', '20000000,01', '1e3', '5 $'])('%s is none', (text) =>
    expect(parseAmount(text)).toBeNull(),
  );

  it('writes back what it reads', () => {
    for (const cents of [0, 5, 99, 100, 123_450, 123_401]) {
      expect(parseAmount(amountText(cents, 'fr'))).toBe(cents);
      expect(parseAmount(amountText(cents, 'en'))).toBe(cents);
    }
  });
});
