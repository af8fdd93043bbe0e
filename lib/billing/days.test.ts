import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, parisDay } from './days';

describe('days', () => {
  it.each([
    ['2026-11-22T22:59:59.999Z', '2026-11-22'],
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-07-22T21:59:59Z', '2026-07-22'],
    ['2026-07-22T22:00:00Z', '2026-07-23'],
    // The night of each change of the clocks begins at the midnight of its own day.
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T21:59:59Z', '2026-10-24'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('%s is %s in Paris', (instant, day) => {
    expect(parisDay(new Date(instant))).toBe(day);
  });

  it.each([
    ['2026-01-31', [1, 2, 3, 12, 13], ['2026-02-28', '2026-03-31', '2026-04-30', '2027-01-31', '2027-02-28']],
    ['2028-01-31', [1, 2], ['2028-02-29', '2028-03-31']],
    ['2028-02-29', [12, 24, 48], ['2029-02-28', '2030-02-28', '2032-02-29']],
    ['2026-11-30', [1, 2, 3], ['2026-12-30', '2027-01-30', '2027-02-28']],
  ])('every month from %s keeps its day where there is one', (anchor, months, expected) => {
    expect(months.map((count) => addMonths(anchor, count))).toEqual(expected);
  });

  it('are counted without regard to clocks', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2020-01-01', count));
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });
});
