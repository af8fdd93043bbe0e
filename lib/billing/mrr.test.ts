import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Earning, mrrMovement } from './mrr';

const one = (before: number, after: number, changes: Partial<Earning> = {}): Earning => ({
  ...{ before, after, months: 1, ranEver: before > 0 },
  ...changes,
});

describe('monthly recurring revenue', () => {
  it.each([
    ['new', one(0, 1_990), { new: 1_990 }],
    ['reactivation', one(0, 1_990, { ranEver: true }), { reactivation: 1_990 }],
    ['expansion', one(490, 1_990), { expansion: 1_500 }],
    ['contraction', one(1_990, 490), { contraction: -1_500 }],
    ['churn', one(1_990, 0), { churn: -1_990 }],
    ['a twelfth of a year', one(0, 11_940, { months: 12 }), { new: 995, after: 995 }],
    ['a twelfth that is no whole cent', one(0, 11_945, { months: 12 }), { new: 995, after: 995 }],
  ])('moves by %s', (_name, earning, expected) => {
    expect(mrrMovement([earning])).toMatchObject(expected);
  });

  it('is summed exactly and rounded once: three thirds of a cent are one', () => {
    const thirds = Array.from({ length: 3 }, () => one(0, 4, { months: 12 }));
    expect(mrrMovement(thirds)).toMatchObject({ after: 1, new: 1 });
  });

  it('splits without remainder, whatever moves', () => {
    const earning = fc.record({
      before: fc.constantFrom(0, 490, 1_990, 11_945, 95_885),
      after: fc.constantFrom(0, 490, 1_990, 11_946, 95_887),
      months: fc.constantFrom(1, 12),
      ranEver: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(earning, { maxLength: 30 }), (earnings) => {
        const all = mrrMovement(earnings);
        expect(all.new + all.expansion + all.contraction + all.churn + all.reactivation).toBe(
          all.after - all.before,
        );
      }),
    );
  });
});
