import 'server-only';
import { join } from 'node:path';
import { withFileLock } from './file-lock';
import { portRefusal } from './free-port';
import type { PlatformEnv } from './platform-env';
import { takeOver, writeRunFile } from './run-file';
import { type Say, StartRefusal } from './steps';

/** Makes this the one platform of the checkout, and its port ours to use: two starts at once, and one is refused. */
export async function claimCheckout(dataFolder: string, env: PlatformEnv, say: Say): Promise<void> {
  await withFileLock(join(dataFolder, 'run.lock'), async () => {
    await takeOver(dataFolder, say);
    await requirePort(env);
    writeRunFile(dataFolder, Number(env.PORT), env.APP_URL, []);
  });
}

async function requirePort({ PORT, HOST }: PlatformEnv): Promise<void> {
  const refusal = await portRefusal(Number(PORT), HOST);
  if (refusal === 'taken') {
    const another = `PORT=${Number(PORT) + 1} npm start`;
    throw new StartRefusal(`Port ${PORT} is taken by another program. Pick another one: ${another}`);
  }
  if (refusal === 'forbidden') {
    throw new StartRefusal(
      `Port ${PORT} is closed to this account. Pick one above 1023: PORT=3000 npm start`,
    );
  }
  if (refusal) {
    throw new StartRefusal(
      `Wrong environment: HOST is "${HOST}", which is no address of this machine. 127.0.0.1 is for this machine alone, 0.0.0.0 for others too.`,
    );
  }
}
