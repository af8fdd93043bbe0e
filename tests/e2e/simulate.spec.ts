import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { test } from './backstage';

test('a short simulation finds everything again that it sent', async ({ baseURL }) => {
  const { code, said } = await simulate(['--rate', '0.3', '--minutes', '0.1', '--url', String(baseURL)]);
  expect(code, said).toBe(0);
  expect(said).toContain('Looking at what arrived');
});

test('a simulation without its people says who could not sign in', async ({ baseURL }) => {
  const { code, said } = await simulate([
    '--minutes',
    '0.1',
    '--url',
    String(baseURL),
    '--admin',
    'x@x.test',
  ]);
  expect(code).toBe(1);
  expect(said).toContain('x@x.test could not sign in');
});

/** Without sellers at work: other tests look at the same boards. */
function simulate(args: string[]): Promise<{ code: number | null; said: string }> {
  const command = ['--import', 'tsx', 'scripts/simulate.ts', '--sellers', '', ...args];
  const env = { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.scripts.json' };
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}
