import { expect, it } from 'vitest';
import { dayInParis, endOfDayInParis } from './expiry';

it.each([
  ['2026-11-22', '2026-11-22T23:00:00.000Z'],
  ['2026-07-14', '2026-07-14T22:00:00.000Z'],
  // The clocks go back in the night from the 24th to the 25th: the 25th has 25 hours.
  ['2026-10-24', '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  // And forward in the night to the 29th of March, which has 23.
  ['2026-03-28', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['2028-02-29', '2028-02-29T23:00:00.000Z'],
  ['2026-12-31', '2026-12-31T23:00:00.000Z'],
])('%s ends in Paris at %s', (day, end) => {
  expect(endOfDayInParis(day).toISOString()).toBe(end);
});

it.each([
  ['2026-11-22T22:59:59Z', 0, '2026-11-22'],
  ['2026-11-22T23:00:00Z', 0, '2026-11-23'],
  ['2026-10-24T21:59:59Z', 1, '2026-10-25'],
  ['2026-01-31T12:00:00Z', 30, '2026-03-02'],
])('at %s, %i days on, it is %s', (at, days, day) => {
  expect(dayInParis(new Date(at), days)).toBe(day);
});
