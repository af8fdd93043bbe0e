import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, spreadOf } from './percentiles';

describe('percentiles', () => {
  it.each([
    [[7], 0.95, 7],
    [[3, 1, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => 100 - index), 0.95, 95],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.99, 99],
    [[1, 2], 0.5, 1],
  ])('of %j at %f', (samples, share, value) => {
    expect(percentile(samples, share)).toBe(value);
  });

  it('are none without samples', () => {
    expect(percentile([], 0.5)).toBeNaN();
    expect(spreadOf([])).toMatchObject({ p50: Number.NaN, count: 0 });
  });

  it('are samples, in order, whatever the order they came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (samples) => {
        const { p50, p95, p99, max } = spreadOf(samples);
        expect([p50, p95, p99, max].every((value) => samples.includes(value))).toBe(true);
        expect(p50 <= p95 && p95 <= p99 && p99 <= max).toBe(true);
        expect(samples.filter((value) => value <= p95).length).toBeGreaterThanOrEqual(0.95 * samples.length);
      }),
    );
  });
});
