import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REVENUE_MOVES, type RevenueSums, roundRevenue } from './revenue';

const NONE: RevenueSums = {
  before: 0n,
  new: 0n,
  expansion: 0n,
  contraction: 0n,
  churn: 0n,
  reactivation: 0n,
};

describe('monthly recurring revenue', () => {
  it.each([
    ['what comes is after', { new: 1_990n * 12n }, { before: 0, after: 1_990, new: 1_990 }],
    [
      'what goes is negative',
      { before: 490n * 12n, churn: -490n * 12n },
      { before: 490, after: 0, churn: -490 },
    ],
    ['a twelfth of a year', { new: 11_940n }, { after: 995, new: 995 }],
    ['a twelfth that is no whole cent', { new: 11_945n }, { after: 995, new: 995 }],
    ['three thirds of a cent are one', { new: 4n + 4n + 4n }, { after: 1, new: 1 }],
  ])('%s', (_name, sums, expected) => {
    expect(roundRevenue({ ...NONE, ...sums })).toMatchObject(expected);
  });

  it('splits without remainder, whatever moves', () => {
    const part = fc.bigInt({ min: 0n, max: 10_000_000n });
    fc.assert(
      fc.property(
        fc.record({
          before: part,
          new: part,
          expansion: part,
          contraction: part,
          churn: part,
          reactivation: part,
        }),
        (some) => {
          const all = roundRevenue({ ...some, contraction: -some.contraction, churn: -some.churn });
          expect(REVENUE_MOVES.reduce((sum, move) => sum + all[move], 0)).toBe(all.after - all.before);
        },
      ),
    );
  });
});
