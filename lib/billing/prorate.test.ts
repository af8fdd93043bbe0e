import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, daysBetween } from './days';
import { periodAt, periodOf } from './periods';
import { partOf, sharesFrom, sumOf } from './prorate';

const line = (netCents: number) => ({ kind: 'recurring' as const, description: 'x', netCents });
const terms = (startsOn: string, cycle: 'monthly' | 'yearly' = 'monthly') => ({
  startsOn: dateOfDay(startsOn),
  cycle,
});

describe('a part of a period', () => {
  it.each([
    // 31 days, 15 of them left.
    ['2026-01-31', '2026-02-13', 2_800, 15, 28, 1_500],
    ['2026-01-01', '2026-01-17', 3_100, 15, 31, 1_500],
    ['2028-02-01', '2028-02-29', 2_900, 1, 29, 100],
    ['2027-02-01', '2027-02-28', 2_800, 1, 28, 100],
    ['2026-03-15', '2026-03-15', 1_999, 31, 31, 1_999],
    ['2026-10-20', '2026-10-25', 3_100, 26, 31, 2_600],
  ])('of one begun on %s, from %s, of %i cents', (startsOn, day, cents, days, total, expected) => {
    const period = periodAt(terms(startsOn), day);
    expect(period && sharesFrom([line(cents)], period, day)).toMatchObject([
      { days, total, netCents: expected },
    ]);
  });

  it('is rounded half away from zero, also below', () => {
    expect(partOf(5, 1, 2)).toBe(3);
    expect(partOf(-5, 1, 2)).toBe(-3);
  });

  it('and the part before it make the whole, but for the one cent that rounding may take', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays('2026-01-01', count));
    fc.assert(
      fc.property(day, fc.nat(400), fc.integer({ min: -9_999, max: 99_999 }), (startsOn, after, cents) => {
        const at = addDays(startsOn, after);
        const period = periodAt(terms(startsOn, after % 2 ? 'monthly' : 'yearly'), at);
        if (!period) throw new Error('a day after the first is in a period');
        expect(period.startsOn <= at && at < period.endsOn).toBe(true);
        const rest = sumOf(sharesFrom([line(cents)], period, at));
        const used = partOf(
          cents,
          daysBetween(period.startsOn, at),
          daysBetween(period.startsOn, period.endsOn),
        );
        expect(Math.abs(rest + used - cents)).toBeLessThanOrEqual(1);
        expect(sumOf(sharesFrom([line(cents)], period, period.startsOn))).toBe(cents);
      }),
    );
  });

  it('belongs to periods that follow each other without gap, from the 31st on', () => {
    const ends = Array.from({ length: 14 }, (_, ordinal) => periodOf(terms('2027-12-31'), ordinal));
    expect(ends.slice(0, 4).map(({ startsOn }) => startsOn)).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
    for (const [index, { startsOn }] of ends.entries())
      if (index > 0) expect(ends[index - 1]?.endsOn).toBe(startsOn);
  });
});
