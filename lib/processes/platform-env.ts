import 'server-only';
import { parseEnv } from '@/lib/env';
import { readSecrets } from './secrets';
import { StartRefusal } from './steps';

/** What the platform's own processes are told beside the person's environment. */
export type PlatformEnv = NodeJS.ProcessEnv & { PORT: string; APP_URL: string; HOST: string };

type Choices = { dataFolder: string; dev: boolean; databaseUrl: string; channelsPort: number };

/** The embedded database's address is not known yet when the environment is first judged. */
export const UNKNOWN_DATABASE = 'postgresql://not-started-yet';

export function usesOwnDatabase(): boolean {
  return Boolean(process.env.DATABASE_URL);
}

const CHANNELS_OF_THE_PERSON = [
  'PUSHER_APP_ID',
  'PUSHER_KEY',
  'PUSHER_SECRET',
  'PUSHER_CLUSTER',
  'PUSHER_HOST',
] as const;

/** Half of what a hosted channels server needs counts too: what is missing is then named, not passed over. */
export function usesHostedChannels(): boolean {
  return CHANNELS_OF_THE_PERSON.some((name) => process.env[name]);
}

/** The environment of web and worker. Refuses a wrong one with EnvError, before anything is started. */
export function platformEnv({ dataFolder, dev, databaseUrl, channelsPort }: Choices): PlatformEnv {
  if (process.env.NODE_ENV === 'production' && usesOwnDatabase() && !process.env.AUTH_SECRET) {
    throw new StartRefusal(
      'Wrong environment: AUTH_SECRET is missing, NODE_ENV=production with your own DATABASE_URL needs it (openssl rand -hex 32 makes one)',
    );
  }
  const secrets = readSecrets(dataFolder);
  const port = process.env.PORT || '3000';
  const host = process.env.HOST || '127.0.0.1';
  const embeddedChannels = {
    PUSHER_APP_ID: secrets.pusherAppId,
    PUSHER_KEY: secrets.pusherKey,
    PUSHER_SECRET: secrets.pusherSecret,
    PUSHER_HOST: '127.0.0.1',
    PUSHER_BIND: host,
    PUSHER_PORT: String(channelsPort),
    PUSHER_USE_TLS: 'false',
  };
  const env = {
    ...process.env,
    ...(usesHostedChannels() ? {} : embeddedChannels),
    NODE_ENV: dev ? 'development' : 'production',
    PORT: port,
    HOST: host,
    APP_URL: process.env.APP_URL || `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
    NEXT_TELEMETRY_DISABLED: '1',
  } as const;
  parseEnv(env);
  return env;
}
