import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { admit } from '@/lib/front-door/open';
import { trustedProxies } from '@/lib/front-door/trusted-proxies';

const EVENT = 'http.server.request.start';
let end = () => {};
afterEach(() => end());

type Seen = Pick<IncomingMessage, 'headers' | 'url'>;

/** A server whose requests come through the door, and what reaches its listener. */
async function ask(proxies: string, overTls: boolean, path: string, headers: Record<string, string>) {
  const trusted = trustedProxies(proxies) ?? (() => false);
  const listener = (arrival: unknown) => admit(arrival as Parameters<typeof admit>[0], trusted, overTls);
  subscribe(EVENT, listener);
  const server: Server = createServer(({ headers: seen, url }, response) =>
    response.end(JSON.stringify({ headers: seen, url })),
  );
  end = () => {
    unsubscribe(EVENT, listener);
    server.close();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { response, seen: (await response.json()) as Seen };
}

describe('the front door', () => {
  it('changes what the server hears before it hears it', async () => {
    const sent = { 'X-Forwarded-For': '1.1.1.1, 198.51.100.1', 'X-Nonce': 'evil' };
    const { seen } = await ask('loopback', false, '/hosting?a=%', sent);
    expect(seen.url).toBe('/hosting?a=%');
    expect(seen.headers['x-forwarded-for']).toBe('198.51.100.1');
    expect(seen.headers).not.toHaveProperty('x-nonce');
  });

  it('believes nobody when nobody is named', async () => {
    const { seen } = await ask('none', false, '/', {
      'X-Forwarded-For': '198.51.100.1',
      'X-Forwarded-Proto': 'https',
    });
    expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen.headers).not.toHaveProperty('x-forwarded-proto');
  });

  it('asks for TLS where people use it, whatever a request says', async () => {
    const claimed = { 'X-Forwarded-Proto': 'https' };
    const plain = await ask('loopback', false, '/', claimed);
    expect(plain.response.headers.has('strict-transport-security')).toBe(false);
    end();
    const secure = await ask('loopback', true, '/', {});
    expect(secure.response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  });

  it.each(['/%', '/a/%ff', '/%ed%a0%80?q=1'])('leads %s nowhere', async (path) => {
    expect((await ask('loopback', false, path, {})).seen.url).toBe('/absent/page');
  });
});
