import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@/lib/processes/free-port';
import { platformServices } from '@/lib/processes/platform-services';
import { waitUntilServed } from '@/lib/processes/wait-until-served';
import { WatchedChild } from '@/lib/processes/watched-child';
import type { Checkout } from './checkout';

/** One more web process of a platform, as where several share the work: same database, same secrets, same build. */
export class AnotherWeb {
  private constructor(
    readonly url: string,
    readonly stop: () => Promise<void>,
  ) {}

  /** `name`: how its clock and its log are called. */
  static async start(platform: Checkout, name: string): Promise<AnotherWeb> {
    const port = String(await freePort());
    const url = `http://localhost:${port}`;
    const env = { ...environmentOf(platform), PORT: port, HOST: '127.0.0.1', APP_URL: url };
    const logs = join(platform.folder, '.data/logs', name);
    const options = { root: platform.folder, dev: false, env: () => env, say: () => {}, logs };
    const launch = platformServices(options)[0]?.launch();
    if (!launch) throw new Error('the platform has no web process');
    const child = new WatchedChild({ ...launch, env: { ...launch.env, PROCESS_NAME: name } });
    let deaths = 0;
    void child.ended.then(() => {
      deaths = Number.POSITIVE_INFINITY;
    });
    await waitUntilServed(env, () => deaths);
    return new AnotherWeb(url, () => child.stop(10_000));
  }
}

/** What the platform tells its own web process. */
function environmentOf(platform: Checkout): NodeJS.ProcessEnv {
  const [pid] = platform.pidsOf('web');
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production' };
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at > 0) env[entry.slice(0, at)] = entry.slice(at + 1);
  }
  return env;
}
