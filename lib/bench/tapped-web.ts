import 'server-only';
import { join } from 'node:path';
import { isLookAtClock } from '@/lib/db/database-clock';
import { freePort } from '@/lib/processes/free-port';
import { platformServices } from '@/lib/processes/platform-services';
import { WatchedChild } from '@/lib/processes/watched-child';
import type { Bench } from './bench';
import { openSqlTap, type Statement } from './sql-tap';

export type TappedWeb = {
  /** What the web process asks of its database while it answers this address. */
  statementsOf: (path: string, cookie: string) => Promise<Statement[]>;
  stop: () => Promise<void>;
};

const START_MS = 60_000;

/** A second web process of the same platform whose every statement is noted; it answers nobody else. */
export async function startTappedWeb({ env, root, folder, say }: Bench): Promise<TappedWeb> {
  const tap = await openSqlTap(env.DATABASE_URL ?? '');
  const port = await freePort();
  const own = {
    ...env,
    PORT: String(port),
    DATABASE_URL: tap.url,
    HOST: '127.0.0.1',
    APP_URL: env.APP_URL ?? '',
  };
  const [web] = platformServices({ root, dev: false, env: () => own, say, logs: join(folder, 'tapped') });
  if (!web) throw new Error('the platform has no web process');
  const child = new WatchedChild(web.launch());
  const base = `http://127.0.0.1:${port}`;
  const get = async (path: string, cookie = '') => {
    const response = await fetch(base + path, {
      headers: { Cookie: cookie, Host: new URL(env.APP_URL ?? base).host },
    });
    await response.text();
    return response.status;
  };
  const deadline = performance.now() + START_MS;
  while ((await get('/api/v1/openapi.json').catch(() => 0)) !== 200) {
    if (performance.now() > deadline) throw new Error('the tapped web process did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    statementsOf: async (path, cookie) => {
      // Once for what a process asks only the first time.
      await get(path, cookie);
      tap.take();
      const status = await get(path, cookie);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      return tap.take().filter(({ text }) => !isLookAtClock(text));
    },
    stop: async () => {
      await child.stop(10_000);
      await tap.close();
    },
  };
}
