import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LINES_OF_A_FAILURE = 15;

type VitestReport = {
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

type PlaywrightSuite = {
  specs: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
  suites?: PlaywrightSuite[];
};

/** What failed by a vitest report, a text each: the file, the test, the first lines of its message. */
export function vitestFailures(report: string, root: string): string[] {
  const json = readReport<VitestReport>(report);
  return (json?.testResults ?? []).flatMap((file) => {
    const name = relative(root, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.message) return [failure(name, file.message)];
    return failed.map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages.join('\n')));
  });
}

/** The same of a Playwright report, with a flaky test as the failure it was at first. */
export function playwrightFailures(report: string): string[] {
  const json = readReport<{ suites: PlaywrightSuite[] }>(report);
  return (json?.suites ?? []).flatMap(failuresOfSuite);
}

/** The end of what a check printed, for those that left no report. */
export function printedFailure(name: string, logFile: string): string {
  const printed = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd() : '';
  return failure(name, printed.split('\n').slice(-LINES_OF_A_FAILURE).join('\n'));
}

function failuresOfSuite(suite: PlaywrightSuite): string[] {
  const own = suite.specs.flatMap((spec) => {
    const messages = spec.tests.flatMap(({ results }) =>
      results.flatMap(({ error }) => error?.message ?? []),
    );
    if (spec.ok && messages.length === 0) return [];
    return [failure(`${spec.file}:${spec.line} › ${spec.title}`, messages.join('\n'))];
  });
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfSuite)];
}

function failure(where: string, message: string): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES_OF_A_FAILURE);
  return [`✗ ${where}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

function readReport<Report>(file: string): Report | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
