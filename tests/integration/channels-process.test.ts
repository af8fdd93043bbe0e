import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

const env = {
  PUSHER_APP_ID: '1',
  PUSHER_KEY: 'key',
  PUSHER_SECRET: 'secret',
  PUSHER_PORT: '0',
  LOG_LEVEL: 'error',
};
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** `npm run channels` as its own process, with exactly these variables. */
function run(variables: Record<string, string>) {
  const args = ['--import', 'tsx', 'scripts/channels.ts'];
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, NODE_ENV: 'test', TSX_TSCONFIG_PATH: 'tsconfig.scripts.json', ...variables },
  });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, errors }));
  const port = async (): Promise<number> => {
    for (;;) {
      const match = /listening on 127\.0\.0\.1:(\d+)/.exec(output);
      if (match) return Number(match[1]);
      await once(child.stdout, 'data');
    }
  };
  return { child, ended, port };
}

describe('the channels process', () => {
  it('says in one line what is wrong with its environment', async () => {
    const { PUSHER_SECRET, ...rest } = env;
    const { code, errors } = await run({ ...rest, PUSHER_PORT: 'many' }).ended;
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain('PUSHER_SECRET');
    expect(errors).toContain('PUSHER_PORT');
    expect(errors).not.toContain(PUSHER_SECRET);
  });

  it('says that its port is taken', async () => {
    const port = await run(env).port();
    const { code, errors } = await run({ ...env, PUSHER_PORT: String(port) }).ended;
    expect(code).toBe(1);
    expect(errors).toContain(`port ${port} on 127.0.0.1 is taken`);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'asks its clients to reconnect and ends well on %s',
    async (signal) => {
      const server = run(env);
      const socket = new WebSocket(`ws://127.0.0.1:${await server.port()}/app/key?protocol=7`);
      await once(socket, 'message');
      const closed = once(socket, 'close');
      server.child.kill(signal);
      expect((await closed)[0]).toBe(4200);
      expect((await server.ended).code).toBe(0);
    },
  );
});
