import 'server-only';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres';
import { generateClient, isClientCurrent } from './generate-client';
import { type Say, StartRefusal, step } from './steps';
import { addCounts, type Counts, judgedBy, ONE_FAILED, playwrightCounts, vitestCounts } from './test-counts';
import { playwrightFailures, printedFailure, vitestFailures } from './test-failures';
import { openTestPlatform } from './test-platform';
import { TEST_POSTGRES_SETTINGS } from './test-postgres';
import { WatchedChild } from './watched-child';

const EVERY_TIME = ['types', 'lint', 'unit', 'integration', 'e2e'] as const;
// Minutes of killing processes: asked for by name.
const STEPS = [...EVERY_TIME, 'faults'] as const;
type StepName = (typeof STEPS)[number];

// Side by side what needs no browser; alone the tests that watch how soon a page changes.
const ROUNDS: readonly (readonly (readonly StepName[])[])[] = [
  [
    ['types', 'lint'],
    ['unit', 'integration'],
  ],
  [['e2e']],
  [['faults']],
];
type Run = {
  root: string;
  say: Say;
  server: string;
  filters: string[];
  reports: string;
  failed: Map<StepName, string>;
};

const USAGE = `npm test -- [--only ${STEPS.join(',')}] [files]`;

/**
 * Runs every kind of test, goes on when one fails, and tells the process that started it the sum. Types and lint
 * count as one check each.
 */
export async function runAllTests(root: string, args: string[]): Promise<void> {
  const say: Say = (line) => process.stdout.write(`${line}\n`);
  process.on('message', () => process.exit(130));
  process.channel?.unref();
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    const { only, filters } = readArguments(args);
    const reports = join(root, '.data/test');
    rmSync(reports, { recursive: true, force: true });
    mkdirSync(reports, { recursive: true });
    if (!isClientCurrent(root))
      await step(say, 'Generating the database client', async () => generateClient(root));
    const { url, stop } = await testServer(root, say);
    const run = { root, say, server: url, filters, reports, failed: new Map<StepName, string>() };
    for (const lanes of ROUNDS) {
      const names = lanes.map((lane) => lane.filter((name) => only.includes(name)));
      for (const counted of await Promise.all(names.map((lane) => runLane(lane, run))))
        counts = addCounts(counts, counted);
    }
    await stop();
    sayFailures(run, only);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    counts = addCounts(counts, ONE_FAILED);
  }
  process.send?.(counts, () => process.exit(counts.failed > 0 ? 1 : 0));
}

/** Once more at the end what failed on the way: the end is what a log of a thousand lines is read for. */
function sayFailures(run: Run, only: readonly StepName[]): void {
  for (const failure of only.flatMap((name) => failuresOf(name, run))) run.say(failure);
}

function failuresOf(name: StepName, run: Run): string[] {
  const failures =
    name === 'e2e'
      ? playwrightFailures(join(run.reports, 'playwright.json'))
      : vitestFailures(join(run.reports, `${name}.json`), run.root);
  const why = run.failed.get(name);
  if (failures.length > 0 || why === undefined) return failures;
  return [printedFailure(`${name}: ${why}`, join(run.reports, `${name}.log`))];
}

function readArguments(args: string[]): { only: readonly StepName[]; filters: string[] } {
  const at = args.indexOf('--only');
  if (at === -1) return { only: EVERY_TIME, filters: args };
  const names = (args[at + 1] ?? '').split(',');
  const only = STEPS.filter((name) => names.includes(name));
  if (only.length !== names.length) throw new StartRefusal(USAGE);
  return { only, filters: args.filter((_, index) => index !== at && index !== at + 1) };
}

async function testServer(root: string, say: Say): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const options = {
    dataFolder: join(root, '.data'),
    name: 'test-postgres',
    settings: TEST_POSTGRES_SETTINGS,
  } as const;
  return step(say, 'Starting the PostgreSQL of the tests', () => startEmbeddedPostgres(options));
}

async function runLane(names: readonly StepName[], run: Run): Promise<Counts> {
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) counts = addCounts(counts, await runStep(name, run));
  return counts;
}

async function runStep(name: StepName, run: Run): Promise<Counts> {
  let counts = ONE_FAILED;
  try {
    await step(run.say, `Tests: ${name}`, async () => {
      counts = await RUNNERS[name](run);
      if (counts.failed > 0) throw new StartRefusal(`${counts.failed} failed`);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    run.failed.set(name, why);
    run.say(`  ${name}: ${why}`);
  }
  return counts;
}

const RUNNERS: Record<StepName, (run: Run) => Promise<Counts>> = {
  types: async (run) => {
    const typegen = await execute(run, 'typegen', ['node_modules/next/dist/bin/next', 'typegen']);
    const tsc = await execute(run, 'types', ['node_modules/typescript/bin/tsc', '--noEmit']);
    return typegen === 0 && tsc === 0 ? { passed: 1, failed: 0, skipped: 0 } : ONE_FAILED;
  },
  lint: async (run) => {
    const code = await execute(run, 'lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : ONE_FAILED;
  },
  unit: (run) => vitest(run, 'unit'),
  integration: (run) => vitest(run, 'integration'),
  e2e: playwright,
  faults: (run) => vitest(run, 'faults'),
};

async function vitest(run: Run, project: string): Promise<Counts> {
  const report = join(run.reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...run.filters];
  return judgedBy(await execute(run, project, args), vitestCounts(report));
}

async function playwright(run: Run): Promise<Counts> {
  const platform = await openTestPlatform(run);
  try {
    const args = ['node_modules/@playwright/test/cli.js', 'test', ...run.filters];
    const code = await execute(run, 'e2e', args, platform.env);
    return judgedBy(code, playwrightCounts(join(run.reports, 'playwright.json')));
  } finally {
    await platform.stop();
  }
}

async function execute(
  run: Run,
  name: string,
  args: string[],
  more: Record<string, string | undefined> = {},
): Promise<number | null> {
  const env = { ...process.env, TEST_DATABASE_URL: run.server, NEXT_TELEMETRY_DISABLED: '1', ...more };
  const logFile = join(run.reports, `${name}.log`);
  const child = new WatchedChild({ name, args, root: run.root, env, logFile, onLine: run.say });
  return (await child.ended).code;
}
