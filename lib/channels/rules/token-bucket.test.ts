import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket';

describe('TokenBucket', () => {
  it('allows the burst, then the rate', () => {
    const bucket = new TokenBucket(2, 1, 0);
    expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([true, true, false]);
    expect([bucket.take(999), bucket.take(1_000), bucket.take(1_000)]).toEqual([false, true, false]);
  });

  it('never holds more than the burst', () => {
    const bucket = new TokenBucket(2, 1, 0);
    expect([1, 2, 3].map(() => bucket.take(3_600_000))).toEqual([true, true, false]);
  });

  it('gives nothing for a clock that goes back', () => {
    const bucket = new TokenBucket(1, 1, 10_000);
    expect([bucket.take(10_000), bucket.take(0), bucket.take(500)]).toEqual([true, false, false]);
  });
});
