import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformEnv } from './platform-env';
import { StartRefusal } from './steps';

const DEATHS = 4;
const HEALTH_LIMIT_MS = 15_000;
const HEALTH_ANSWER_MS = 5_000;

function addressOf({ PORT, HOST }: PlatformEnv, path: string): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}${path}`;
}

/**
 * Waits until a page comes back, whatever it says: from then on a person who opens the address sees something.
 * Refuses when the web process has died again and again by then.
 */
export async function waitUntilServed(env: PlatformEnv, deaths: () => number): Promise<void> {
  while (deaths() < DEATHS) {
    try {
      const response = await fetch(addressOf(env, '/'), { redirect: 'manual' });
      await response.body?.cancel();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new StartRefusal(
    'The web process does not stay up: its last lines are above, all of them in .data/logs/web.log.',
  );
}

/** Waits a while for database, worker and channels to answer too. Returns "ok", or what the health page last said. */
export async function waitUntilHealthy(env: PlatformEnv): Promise<string> {
  const deadline = Date.now() + HEALTH_LIMIT_MS;
  for (;;) {
    const health = await askHealth(env);
    if (health === 'ok' || Date.now() > deadline) return health;
    await sleep(100);
  }
}

async function askHealth(env: PlatformEnv): Promise<string> {
  try {
    const response = await fetch(addressOf(env, '/api/health'), {
      signal: AbortSignal.timeout(HEALTH_ANSWER_MS),
    });
    const { status, checks } = (await response.json()) as { status: string; checks: unknown };
    return status === 'ok' ? 'ok' : JSON.stringify(checks);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
