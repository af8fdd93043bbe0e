import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runBench, SECTION_NAMES } from '@/lib/bench/run-bench';
import { runCommand } from './run-command';

const USAGE = `npm run bench -- [--only orders,live] [--json] [--leads 1000000] [--events 10000000] [--seconds 10] [--soak-minutes 0]
Measures a production platform of its own on a database of its own, one line a figure, and removes both.
--only: some of ${SECTION_NAMES.join(', ')}. --json: one JSON object a line, progress on standard error.
--leads, --events: how much data the large databases hold. --seconds: how long each load lasts.
--soak-minutes: a simulation of that long before memory is read. Exit code 1: a figure misses its budget.`;

const OPTIONS = {
  only: { type: 'string', default: SECTION_NAMES.join(',') },
  json: { type: 'boolean', default: false },
  leads: { type: 'string', default: '1000000' },
  events: { type: 'string', default: '10000000' },
  seconds: { type: 'string', default: '10' },
  'soak-minutes': { type: 'string', default: '0' },
  help: { type: 'boolean' },
} as const;

function number(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} is “${text}”, it must be a number.`);
  return value;
}

runCommand(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const names = values.only.split(',');
  const only = SECTION_NAMES.filter((name) => names.includes(name));
  if (only.length !== names.length) throw new Error(USAGE);
  // Platform, database and browser end with us.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  const say = (line: string) => (values.json ? console.error(line) : console.log(line));
  say(`load before: ${loadavg()[0]?.toFixed(2)}`);
  const missed = await runBench({
    root: process.cwd(),
    only,
    leads: number('leads', values.leads),
    events: number('events', values.events),
    seconds: number('seconds', values.seconds),
    soakMinutes: number('soak-minutes', values['soak-minutes']),
    say,
    onFigure: (figure, line) => console.log(values.json ? JSON.stringify(figure) : line),
  });
  say(`load after: ${loadavg()[0]?.toFixed(2)}; ${missed} missed`);
  process.exit(missed > 0 ? 1 : 0);
});
