import 'server-only';
import { join } from 'node:path';
import { type PlatformEnv, usesHostedChannels } from './platform-env';
import type { Say } from './steps';
import type { Service } from './supervisor';

type Options = { root: string; dev: boolean; env: () => PlatformEnv; say: Say; logs?: string };

/** Web, worker and, unless a hosted one is named, channels: in the order in which they are stopped. */
export function platformServices({
  root,
  dev,
  env,
  say,
  logs = join(root, '.data/logs'),
}: Options): Service[] {
  const service = (name: string, stopLimitMs: number, args: () => string[], onLine?: Say): Service => ({
    name,
    stopLimitMs,
    launch: () => ({
      name,
      args: args(),
      root,
      env: { ...env(), PROCESS_NAME: name, TSX_TSCONFIG_PATH: join(root, 'tsconfig.scripts.json') },
      logFile: join(logs, `${name}.log`),
      onLine,
    }),
  });
  const next = () => [
    // A page is made of many short-lived parts: with room for them they are collected less often.
    '--max-semi-space-size=32',
    'node_modules/next/dist/bin/next',
    dev ? 'dev' : 'start',
    '-p',
    env().PORT,
    '-H',
    env().HOST,
  ];
  const web = service('web', 10_000, next, dev ? say : undefined);
  const worker = service('worker', 15_000, () => ['--import', 'tsx', 'scripts/worker.ts']);
  const channels = service('channels', 5_000, () => ['--import', 'tsx', 'scripts/channels.ts']);
  return usesHostedChannels() ? [web, worker] : [web, worker, channels];
}
