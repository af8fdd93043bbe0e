import { describe, expect, it } from 'vitest';
import { companyDaysIn } from './company-days';
import { periodOf } from './period';

const at = (text: string) => new Date(text);
const isoOf = (from: string, to: string) => {
  const days = companyDaysIn({ from: at(from), to: at(to) });
  return days && [days.from.toISOString(), days.to.toISOString()];
};

describe('the whole days of the company', () => {
  it('are all of a period in Paris, changes of the clock included', () => {
    for (const end of ['2026-03-29T20:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T23:30:00Z']) {
      const { from, to } = periodOf('90d', at(end), 'Europe/Paris');
      expect(companyDaysIn({ from, to })).toEqual({ from, to });
    }
  });

  it.each([
    // The day that the clock goes forward is 23 hours long, the one it goes back 25.
    ['2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24T12:00:00Z', '2026-10-26T00:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['2026-11-01T05:00:00Z', '2026-11-04T05:00:00Z', '2026-11-01T23:00:00.000Z', '2026-11-03T23:00:00.000Z'],
  ])('from %s to %s are those between two midnights in Paris', (from, to, first, last) => {
    expect(isoOf(from, to)).toEqual([first, last]);
  });

  it('are none where no day is whole', () => {
    expect(isoOf('2026-11-22T23:30:00Z', '2026-11-23T23:00:00Z')).toBeNull();
    expect(isoOf('2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z')).toBeNull();
  });
});
