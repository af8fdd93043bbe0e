import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runSimulation } from '@/lib/simulation/run-simulation';
import { runningAddress } from '@/lib/simulation/running-address';
import { runCommand } from './run-command';

const USAGE = `npm run simulate -- [--rate 2] [--minutes 5] [--url http://localhost:3000] [--seed 1]
Plays visitors, orders and sellers at work on a running platform, by HTTP alone, then looks at what arrived.
--rate: orders a second; visits that do not order come on top, as many as a shop sees. --minutes: how long.
--url: which platform; without it the one running from this checkout. --seed: other visitors, the same each time.
--admin, --sellers (a comma between two), --staff-password: who reads back and who works; the demo's by default.
Ctrl-C ends the visits, the report comes all the same. Exit code 1: something is missing or failed.`;

const OPTIONS = {
  rate: { type: 'string', default: '2' },
  minutes: { type: 'string', default: '5' },
  url: { type: 'string' },
  seed: { type: 'string', default: '1' },
  admin: { type: 'string', default: 'admin@cloudnexus.test' },
  sellers: { type: 'string', default: 'seller@cloudnexus.test,seller2@cloudnexus.test' },
  'staff-password': { type: 'string', default: 'cloudnexus-demo' },
  help: { type: 'boolean' },
} as const;

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new Error(`--${name} is “${text}”, it must be a number above 0.`);
  return value;
}

runCommand(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    console.log(
      'Ending: the visits under way are finished first. Ctrl-C again ends at once, without a report.',
    );
    interrupted.abort();
    process.once('SIGINT', () => process.exit(130));
  });
  const password = values['staff-password'];
  const options = {
    base: values.url ?? runningAddress(resolve('.data')),
    ordersPerSecond: positive('rate', values.rate),
    minutes: positive('minutes', values.minutes),
    seed: Math.floor(positive('seed', values.seed)),
    admin: { email: values.admin, password },
    sellers: values.sellers
      .split(',')
      .filter(Boolean)
      .map((email) => ({ email, password })),
    say: (line: string) => console.log(line),
    signal: interrupted.signal,
  };
  console.log(`${options.ordersPerSecond} orders a second for ${options.minutes} minutes at ${options.base}`);
  if (!(await runSimulation(options))) process.exitCode = 1;
});
