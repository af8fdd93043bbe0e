import { type ChildProcess, fork } from 'node:child_process';
import { test as base } from '@playwright/test';
import type { All, Answer, Ask } from './backstage-process';

export type Backstage = {
  [Name in keyof All]: (...input: Parameters<All[Name]>) => ReturnType<All[Name]>;
};

type Waiting = { resolve: (made: unknown) => void; reject: (error: Error) => void };

/** Tests with a hand behind the scenes: one helper process a worker, that makes rows through the product's own code. */
export const test = base.extend<object, { backstage: Backstage }>({
  backstage: [
    async ({ browserName: _browserName }, use) => {
      const { child, backstage } = openBackstage();
      await use(backstage);
      child.disconnect();
    },
    { scope: 'worker' },
  ],
});

function openBackstage(): { child: ChildProcess; backstage: Backstage } {
  const env = { ...process.env, LOG_LEVEL: 'silent', TSX_TSCONFIG_PATH: 'tsconfig.scripts.json' };
  const child = fork('tests/e2e/backstage-process.ts', {
    env,
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, Waiting>();
  child.on('message', ({ id, made, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(made);
    else asked?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the backstage process ended (${code})`));
    waiting.clear();
  });
  let asks = 0;
  const ask = (name: keyof All, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      asks += 1;
      waiting.set(asks, { resolve, reject });
      child.send({ id: asks, name, input } satisfies Ask);
    });
  const backstage = new Proxy({} as Backstage, {
    get: (_target, name) => (input: unknown) => ask(name as keyof All, input),
  });
  return { child, backstage };
}
