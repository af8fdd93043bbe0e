import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playwrightFailures, printedFailure, vitestFailures } from './test-failures';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-failures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('what is said again of failures', () => {
  it('names the test and begins its message', () => {
    const passed = { fullName: 'adds', status: 'passed', failureMessages: [] };
    const failed = {
      fullName: 'sums add',
      status: 'failed',
      failureMessages: ['Error: 1 is not 2\n  at sums'],
    };
    const file = { name: '/root/lib/sums.test.ts', message: '', assertionResults: [passed, failed] };
    expect(vitestFailures(written('unit.json', { testResults: [file] }), '/root')).toEqual([
      '✗ lib/sums.test.ts › sums add\n    Error: 1 is not 2\n      at sums',
    ]);
  });

  it('names a file that could not be run', () => {
    const file = { name: '/root/lib/sums.test.ts', message: 'no such module', assertionResults: [] };
    expect(vitestFailures(written('unit.json', { testResults: [file] }), '/root')).toEqual([
      '✗ lib/sums.test.ts\n    no such module',
    ]);
  });

  it('finds what is nested, and what failed at first', () => {
    const spec = (title: string, ok: boolean, message?: string) => ({
      title,
      file: 'order.spec.ts',
      line: 7,
      ok,
      tests: [{ results: [{ error: message ? { message } : undefined }] }],
    });
    const inner = { specs: [spec('flaky', true, 'late'), spec('well', true)] };
    const outer = { specs: [spec('wrong', false, '\u001b[31mred\u001b[39m')], suites: [inner] };
    expect(playwrightFailures(written('playwright.json', { suites: [outer] }))).toEqual([
      '✗ order.spec.ts:7 › wrong\n    red',
      '✗ order.spec.ts:7 › flaky\n    late',
    ]);
  });

  it('keeps the last lines of what left no report', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const said = printedFailure('types: 1 failed', written('types.log', lines.join('\n')));
    expect(said.split('\n')).toHaveLength(16);
    expect(said).toContain('line 39');
    expect(vitestFailures(join(folder, 'missing.json'), '/root')).toEqual([]);
  });
});
