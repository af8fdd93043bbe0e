import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityOf } from '@/lib/processes/process-identity';
import { type Service, Supervisor } from '@/lib/processes/supervisor';

// How long what comes within a second on a quiet machine may take on a busy one.
const PATIENCE = 40_000;

let folder: string;
let said: string[];
let pids: number[];
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  said = [];
  pids = [];
  supervisor = new Supervisor({ say: (line) => said.push(line), onChange: (now) => (pids = now) });
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true });
});

const journal = () =>
  existsSync(join(folder, 'journal')) ? readFileSync(join(folder, 'journal'), 'utf8') : '';
const note = (text: string) => `require('node:fs').appendFileSync('${join(folder, 'journal')}', '${text} ');`;
const forever = 'setInterval(() => {}, 1000);';

function service(name: string, code: string, stopLimitMs = 5000): Service {
  const launch = () => ({
    name,
    args: ['-e', code],
    root: process.cwd(),
    env: process.env,
    logFile: join(folder, name),
  });
  return { name, stopLimitMs, launch };
}

describe('the supervisor', () => {
  it('starts a process again that ended, and shows its last lines', async () => {
    const code = `${note('up')} console.log('the reason'); if (!require('node:fs').existsSync('${folder}/again')) process.exit(3); ${forever}`;
    supervisor.start(service('worker', code));
    await vi.waitFor(
      () => expect(said.join('\n')).toContain('worker ended (code 3), starting again in 0.25 s'),
      PATIENCE,
    );
    expect(said.join('\n')).toContain('the reason');
    appendFileSync(join(folder, 'again'), '');
    // On a busy machine the second of them comes before the file that lets it stay.
    await vi.waitFor(() => {
      expect(journal()).toMatch(/up up /);
      expect(pids).toHaveLength(1);
    }, PATIENCE);
  });

  it('starts a process again that was killed', async () => {
    supervisor.start(service('web', note('up') + forever));
    await vi.waitFor(() => expect(journal()).toBe('up '), PATIENCE);
    const [first] = pids;
    process.kill(first ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(journal()).toBe('up up '), PATIENCE);
    expect(said[0]).toContain('web ended (SIGKILL)');
    expect(pids).not.toContain(first);
  });

  it('ends all in the order they were started, each before the next, and starts none again', async () => {
    const slow = (name: string) =>
      `process.once('SIGTERM', () => setTimeout(() => { ${note(`${name}-ended`)} process.exit(0) }, 200)); ${note(name)} ${forever}`;
    for (const name of ['web', 'worker', 'channels']) supervisor.start(service(name, slow(name)));
    await vi.waitFor(() => expect(journal().split(' ')).toHaveLength(4), PATIENCE);
    await supervisor.stop();
    expect(journal()).toMatch(/ web-ended worker-ended channels-ended $/);
    expect(pids).toEqual([]);
    expect(said).toEqual([]);
  });

  it('ends a process that will not', async () => {
    supervisor.start(service('deaf', `process.on('SIGTERM', () => {}); ${note('up')} ${forever}`, 300));
    await vi.waitFor(() => expect(journal()).toBe('up '), PATIENCE);
    const [pid] = pids;
    await supervisor.stop();
    expect(identityOf(pid ?? 0)).toBeNull();
  });

  it.each([500, 0])(
    'takes its processes along when it is killed itself, %i ms after it started one',
    async (afterMs) => {
      const env = { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.scripts.json' };
      const args = ['--import', 'tsx', 'tests/fixtures/watched-parent.ts', join(folder, 'log')];
      const parent = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const pid = await new Promise<number>((resolve) =>
        parent.stdout.once('data', (text) => resolve(Number(text))),
      );
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      expect(identityOf(pid)).not.toBeNull();
      parent.kill('SIGKILL');
      await vi.waitFor(() => expect(identityOf(pid)).toBeNull(), PATIENCE);
    },
  );
});
