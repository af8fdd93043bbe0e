import { describe, expect, it } from 'vitest';
import { nextRestart } from './backoff';

describe('waiting before a restart', () => {
  it.each([
    [0, 0, 250, 1],
    [1, 1000, 500, 2],
    [2, 59_999, 1000, 3],
    [6, 1000, 16_000, 7],
    [7, 1000, 30_000, 8],
    [50, 0, 30_000, 51],
  ])('after %i deaths in a row and %i ms of life', (deaths, uptime, waitMs, deathsInARow) => {
    expect(nextRestart(deaths, uptime)).toEqual({ waitMs, deathsInARow });
  });

  it('starts over once the process held for a minute', () => {
    expect(nextRestart(12, 60_000)).toEqual({ waitMs: 250, deathsInARow: 1 });
  });
});
