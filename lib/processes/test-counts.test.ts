import { describe, expect, it } from 'vitest';
import { addCounts, judgedBy } from './test-counts';

describe('the counts of a test run', () => {
  it.each([
    ['all well', 0, { passed: 3, failed: 0, skipped: 1 }, { passed: 3, failed: 0, skipped: 1 }],
    ['failures', 1, { passed: 3, failed: 2, skipped: 0 }, { passed: 3, failed: 2, skipped: 0 }],
    [
      'broke off after its tests',
      1,
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 0 },
    ],
    ['killed', null, { passed: 3, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 }],
    ['no report', 0, null, { passed: 0, failed: 1, skipped: 0 }],
    ['ran nothing', 0, { passed: 0, failed: 0, skipped: 2 }, { passed: 0, failed: 1, skipped: 2 }],
  ])('%s', (_name, exitCode, counts, expected) => {
    expect(judgedBy(exitCode, counts)).toEqual(expected);
  });

  it('add up', () => {
    expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });
});
