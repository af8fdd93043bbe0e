import { describe, expect, it } from 'vitest';
import { periodOf, startOfDay } from './period';

const iso = (date: Date) => date.toISOString();

describe('startOfDay', () => {
  it.each([
    ['2026-11-22', 'Europe/Paris', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Paris', '2026-06-30T22:00:00.000Z'],
    ['2026-11-22', 'Pacific/Auckland', '2026-11-21T11:00:00.000Z'],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
    // The clock goes forward at midnight: the day begins at 01:00.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    // It goes back at 01:00 to 00:00: of two midnights the first.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('%s in %s', (day, timeZone, start) => {
    expect(iso(startOfDay(day, timeZone))).toBe(start);
  });
});

describe('periodOf', () => {
  it('ends with the viewer’s present day, whole days, 25 and 23 hours long included', () => {
    const period = periodOf('30d', new Date('2026-11-22T22:30:00Z'), 'Europe/Paris');
    expect(period.days).toHaveLength(30);
    expect([period.days[0], period.days.at(-1)]).toEqual(['2026-10-24', '2026-11-22']);
    // 24 October is summer time, 22 November is not.
    expect([iso(period.from), iso(period.to)]).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-11-22T23:00:00.000Z',
    ]);
  });

  it('is one day for today', () => {
    const period = periodOf('today', new Date('2026-11-22T23:30:00Z'), 'Europe/Paris');
    expect(period.days).toEqual(['2026-11-23']);
    expect([iso(period.from), iso(period.to)]).toEqual([
      '2026-11-22T23:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
    ]);
  });
});
