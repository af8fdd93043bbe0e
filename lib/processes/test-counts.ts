import 'server-only';
import { existsSync, readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number; skipped: number };

export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A runner's counts, corrected by its exit: a run that broke off, or that ran no test, is a failure. */
export function judgedBy(exitCode: number | null, counts: Counts | null): Counts {
  if (counts === null || counts.passed + counts.failed === 0)
    return { ...ONE_FAILED, skipped: counts?.skipped ?? 0 };
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function vitestCounts(report: string): Counts | null {
  const json = readReport(report);
  if (!json) return null;
  return {
    passed: Number(json.numPassedTests),
    failed: Number(json.numFailedTests),
    skipped: Number(json.numPendingTests) + Number(json.numTodoTests),
  };
}

/** A flaky test passed only when tried again: that is not a pass. */
export function playwrightCounts(report: string): Counts | null {
  const json = readReport(report);
  if (!json) return null;
  const stats = json.stats as Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function readReport(file: string): Record<string, unknown> | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
