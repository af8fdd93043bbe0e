import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const allowed = vi.hoisted(() => ({ list: '' }));
vi.mock('@/lib/env', () => ({ env: () => ({ DIAL_OUT_ALLOW: allowed.list }) }));
vi.mock('node:dns', async (original) => {
  const dns = await original<typeof import('node:dns')>();
  type Callback = (error: Error | null, found: { address: string; family: number }[]) => void;
  // Names that stand for what no name should: looked up when they are dialled, and never connected to.
  const lookup = (name: string, options: object, callback: Callback) =>
    name.endsWith('.private.test')
      ? callback(null, [
          { address: '8.8.8.8', family: 4 },
          { address: name.startsWith('meta') ? '169.254.169.254' : '127.0.0.1', family: 4 },
        ])
      : dns.lookup(name, options, callback as never);
  return { ...dns, default: { ...dns, lookup }, lookup };
});

import { dialOut } from '@/lib/dial-out/dial-out';

let server: Server;
let origin = '';
let answer: { status: number; headers?: Record<string, string>; body?: string; stall?: boolean } = {
  status: 200,
};
let calls = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(answer.status, answer.headers ?? {});
    if (!answer.stall) response.end(answer.body ?? 'fine');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  allowed.list = `127.0.0.1:${port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (url: string, timeoutMs = 2_000) => dialOut({ method: 'GET', url, timeoutMs });

it('speaks to what is allowed, and to nothing else of this machine', async () => {
  answer = { status: 200, body: 'hello' };
  expect(await get(`${origin}/x`)).toEqual({ status: 200, body: 'hello' });
  calls = 0;
  for (const url of [
    'http://127.0.0.1:1/',
    'https://localhost/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'nonsense',
  ])
    await expect(get(url)).rejects.toMatchObject({ code: 'refused' });
  expect(calls).toBe(0);
});

it.each(['https://inside.private.test/', 'https://meta.private.test/latest'])(
  'refuses %s when its name is looked up',
  (url) => expect(get(url)).rejects.toMatchObject({ code: 'refused' }),
);

it.each([
  'https://127.0.0.1/',
  'http://169.254.169.254/latest/meta-data',
  'https://inside.private.test/',
  'file:///etc/passwd',
])('refuses to be redirected to %s', async (location) => {
  for (const status of [302, 307]) {
    answer = { status, headers: { location } };
    await expect(get(origin)).rejects.toMatchObject({ code: 'refused' });
  }
});

it('follows a redirect that is allowed, not for ever, and takes a changed call for an answer', async () => {
  answer = { status: 307, headers: { location: `${origin}/again` } };
  await expect(get(origin)).rejects.toMatchObject({ code: 'refused' });
  answer = { status: 302, headers: { location: `${origin}/again` }, body: '' };
  const posted = await dialOut({ method: 'POST', url: origin, body: '{}', timeoutMs: 2_000 });
  expect(posted.status).toBe(302);
});

it('waits only so long, and reads only so much', async () => {
  answer = { status: 200, stall: true };
  await expect(get(origin, 150)).rejects.toMatchObject({ code: 'timeout' });
  answer = { status: 200, body: 'x'.repeat(70_000) };
  await expect(get(origin)).rejects.toMatchObject({ code: 'unreachable' });
});
