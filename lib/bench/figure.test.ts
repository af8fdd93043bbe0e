import { describe, expect, it } from 'vitest';
import { type Figure, figureLine, verdictOf } from './figure';

const figure = (changes: Partial<Figure>): Figure => ({
  section: 'orders',
  name: 'p95',
  value: 80,
  unit: 'ms',
  ...changes,
});

describe('a figure', () => {
  it.each([
    [undefined, 80, ''],
    [{ most: 80 }, 80, 'ok'],
    [{ most: 80 }, 80.1, 'MISSED'],
    [{ least: 80 }, 80, 'ok'],
    [{ least: 80 }, 79, 'MISSED'],
    [{ most: 80 }, Number.NaN, 'MISSED'],
    [{ least: 80 }, Number.NaN, 'MISSED'],
  ])('with budget %j and value %f is “%s”', (budget, value, verdict) => {
    expect(verdictOf(figure({ budget, value }))).toBe(verdict);
  });

  it('says budget and comparison on its line', () => {
    const against = { name: 'bare SQL', value: 1234.5, unit: '/s' } as const;
    expect(figureLine(figure({ value: 81.26, budget: { most: 100 }, against, note: 'n 50' }))).toBe(
      'ok     · orders  · p95: 81.3 ms · budget ≤ 100 ms · bare SQL 1235/s · n 50',
    );
  });
});
