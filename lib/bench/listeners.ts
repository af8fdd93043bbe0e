import 'server-only';
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from './bench';

export type Arrival = { id: string; at: number };
export type Listeners = { arrivals: () => Promise<Arrival[]>; stop: () => Promise<void> };

const PROCESSES = 2;
const READY_MS = 120_000;

/** Official Pusher clients on the board's channel, in processes of their own; ready once all are subscribed. */
export async function startListeners(
  { root, base, env }: Bench,
  { count, cookie }: { count: number; cookie: string },
): Promise<Listeners> {
  const share = Math.ceil(count / PROCESSES);
  const shares = Array.from({ length: PROCESSES }, (_, index) => Math.min(share, count - index * share));
  const children = shares
    .filter((mine) => mine > 0)
    .map((mine) =>
      fork(join(root, 'lib/bench/listener-process.ts'), [], {
        execArgv: ['--import', 'tsx'],
        env: {
          ...process.env,
          TSX_TSCONFIG_PATH: join(root, 'tsconfig.scripts.json'),
          LISTENERS: String(mine),
          LISTEN_BASE: base,
          LISTEN_COOKIE: cookie,
          PUSHER_KEY: env.PUSHER_KEY,
          PUSHER_PORT: env.PUSHER_PORT,
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
  await Promise.all(children.map((child) => message(child, 'ready', READY_MS)));
  return {
    arrivals: async () => {
      const answers = children.map((child) => message(child, 'arrivals', READY_MS));
      for (const child of children) child.send('arrivals');
      return (await Promise.all(answers)).flatMap((answer) => answer as Arrival[]);
    },
    stop: async () => {
      for (const child of children) child.kill('SIGTERM');
    },
  };
}

function message(child: ChildProcess, kind: string, limitMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the listeners were not ${kind} in time`)), limitMs);
    const onMessage = (sent: { kind: string; value?: unknown }) => {
      if (sent.kind !== kind) return;
      clearTimeout(timer);
      child.off('message', onMessage);
      resolve(sent.value);
    };
    child.on('message', onMessage);
    child.once('exit', (code) => reject(new Error(`the listeners ended with code ${code}`)));
  });
}
