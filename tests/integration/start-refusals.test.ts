import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimCheckout } from '@/lib/processes/claim';
import { withFileLock } from '@/lib/processes/file-lock';
import { freePort } from '@/lib/processes/free-port';
import type { PlatformEnv } from '@/lib/processes/platform-env';
import { takeOver, writeRunFile } from '@/lib/processes/run-file';

const SLOW_MACHINE_MS = 60_000;
const quiet = () => {};
let dataFolder: string;
let taken: Server | null = null;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'refusals-'));
});

afterEach(() => {
  taken?.close();
  taken = null;
  rmSync(dataFolder, { recursive: true });
});

async function takePort(): Promise<number> {
  const port = await freePort();
  const server = createServer();
  taken = server;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return port;
}

async function environment(change: Partial<PlatformEnv> = {}): Promise<PlatformEnv> {
  const port = String(await freePort());
  return {
    NODE_ENV: 'production',
    PORT: port,
    HOST: '127.0.0.1',
    APP_URL: `http://localhost:${port}`,
    ...change,
  };
}

/** The real command, as far as it comes: it must end by itself and say one line. */
function start(change: Record<string, string>): SpawnSyncReturns<string> {
  const { DATABASE_URL: _, ...env } = process.env;
  return spawnSync(process.execPath, ['scripts/start.mjs'], {
    env: { ...env, ...change },
    encoding: 'utf8',
    timeout: SLOW_MACHINE_MS,
  });
}

describe('npm start', { timeout: SLOW_MACHINE_MS }, () => {
  it('says that the port is taken, and how to pick another', async () => {
    const port = await takePort();
    const { status, stdout, stderr } = start({ PORT: String(port) });
    expect(stderr).toBe(
      `Port ${port} is taken by another program. Pick another one: PORT=${port + 1} npm start\n`,
    );
    expect([status, stdout]).toEqual([1, '']);
  });

  it.each([
    [{ PORT: 'abc' }, /^Wrong environment: PORT is "abc"/],
    [{ PUSHER_SECRET: 's' }, /^Wrong environment: PUSHER_APP_ID is missing/],
    [
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' },
      /^DATABASE_URL: 127\.0\.0\.1:1\/c does not let us in/,
    ],
  ])('refuses %o in one line', async (change, line) => {
    const { status, stderr } = start({ PORT: String(await freePort()), ...change });
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });
});

describe('a checkout', () => {
  it('is one platform: of two starts at once the second is refused', async () => {
    const starts = [await environment(), await environment()];
    const claims = await Promise.allSettled(starts.map((env) => claimCheckout(dataFolder, env, quiet)));
    const refused = claims.filter((claim) => claim.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(String(refused[0]?.reason)).toMatch(/This checkout is running already at http:\/\/localhost:\d+/);
  });

  it('is one platform even where a killed start left its lock', async () => {
    for (let round = 0; round < 5; round++) {
      writeFileSync(join(dataFolder, 'trial.lock'), '1@1');
      let inside = 0;
      let most = 0;
      const hold = async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside--;
      };
      await Promise.all([1, 2, 3].map(() => withFileLock(join(dataFolder, 'trial.lock'), hold)));
      expect(most).toBe(1);
    }
  });

  it('refuses a host that is not this machine', async () => {
    const env = await environment({ HOST: '203.0.113.7' });
    await expect(claimCheckout(dataFolder, env, quiet)).rejects.toThrow(/HOST is "203.0.113.7"/);
  });

  it('is not taken for the one its data were copied from, nor held up by half a file', async () => {
    writeRunFile(dataFolder, 3000, 'http://localhost:3000', []);
    const copied = readFileSync(join(dataFolder, 'run.json'), 'utf8').replace(dataFolder, '/elsewhere/.data');
    for (const text of [copied, copied.slice(0, 40), '']) {
      writeFileSync(join(dataFolder, 'run.json'), text);
      await expect(takeOver(dataFolder, quiet)).resolves.toBeUndefined();
    }
  });
});
