import { describe, expect, it } from 'vitest';
import { demoPriceBook } from '@/prisma/seed/catalog-data';
import { planPrices } from './plan-prices';
import { findPlan } from './price-book';

function pricesOf(code: string) {
  const plan = findPlan(demoPriceBook, code);
  if (!plan) throw new Error(`no plan ${code}`);
  return planPrices(demoPriceBook, plan);
}

describe('planPrices', () => {
  it.each([
    // 490 × 12 = 5 880, less 15 % (yearly 10 %, commitment of 12 months 5 %).
    ['starter', 490, 4_998, 882, 0, 0],
    ['professional', 1_990, 20_298, 3_582, 0, 0],
    ['enterprise', 7_990, 81_498, 14_382, 4_900, 0],
    // The smallest server: 400 + 250 + 10 × 8 + 100 a month.
    ['custom', 830, 8_466, 1_494, 9_900, 0],
  ])('%s', (code, monthly, yearly, saving, setupMonthly, setupYearly) => {
    expect(pricesOf(code)).toEqual({
      netCents: { monthly, yearly },
      yearlyPerMonthCents: Math.floor(yearly / 12),
      yearlySavingCents: saving,
      setupCents: { monthly: setupMonthly, yearly: setupYearly },
    });
  });
});
