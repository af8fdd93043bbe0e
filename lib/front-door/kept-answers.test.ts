import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { answerFromMemory } from './open';

const PUBLIC = { 'Content-Type': 'text/html', 'Cache-Control': 's-maxage=60', ETag: '"e"' };
function shareable(response: ServerResponse): ServerResponse {
  for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value);
  return response;
}

let close = () => {};
afterEach(() => close());

/** A server whose answers are numbered: the same number twice came from memory. */
async function serve(answer: (response: ServerResponse, count: number, asked: IncomingMessage) => void) {
  let count = 0;
  const server = createServer((asked, response) => {
    count += 1;
    answer(response, count, asked);
  });
  answerFromMemory(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (path = '/', headers: Record<string, string> = {}, method = 'GET') => {
    const response = await fetch(base + path, { headers, method });
    return { status: response.status, headers: response.headers, text: await response.text(), base };
  };
}

it('answers a second time from memory, headers and all', async () => {
  const ask = await serve((response, count) => {
    response.setHeader('X-Own', 'kept');
    shareable(response);
    response.write('in ');
    response.end(`parts, ${count}`);
  });
  const first = await ask();
  const second = await ask();
  expect([first.text, second.text]).toEqual(['in parts, 1', 'in parts, 1']);
  expect(second.headers.get('x-own')).toBe('kept');
  expect(second.headers.get('content-length')).toBe('11');
  expect(second.headers.get('cache-control')).toBe('s-maxage=60');
});

it('forgets after a second', async () => {
  const ask = await serve((response, count) => {
    shareable(response).end(`${count}`);
  });
  await ask();
  await expect.poll(async () => (await ask()).text, { timeout: 5_000, interval: 100 }).toBe('2');
});

it('tells a reader who has it that nothing changed', async () => {
  const ask = await serve((response) => shareable(response).end('page'));
  const { base } = await ask();
  // By hand: fetch asks around every cache as soon as it names what it has.
  const statusFor = (tag: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request(base, { headers: { 'If-None-Match': tag } }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      });
      asked.once('error', reject).end();
    });
  expect(await statusFor('"e"')).toBe(200);
  expect(await statusFor('"f", W/"e"')).toBe(304);
  expect(await statusFor('"other"')).toBe(200);
});

it.each<[string, (response: ServerResponse, count: number) => void]>([
  ['is private', (r, n) => r.setHeader('Cache-Control', 'private, no-store').end(`${n}`)],
  ['says nothing about caches', (r, n) => r.end(`${n}`)],
  [
    'sets a cookie',
    (r, n) => r.setHeader('Cache-Control', 's-maxage=60').setHeader('Set-Cookie', 'a=b').end(`${n}`),
  ],
  [
    'is no success',
    (r, n) => Object.assign(r.setHeader('Cache-Control', 's-maxage=60'), { statusCode: 404 }).end(`${n}`),
  ],
  [
    'is larger than a page',
    (r, n) => r.setHeader('Cache-Control', 's-maxage=60').end(`${n}`.padEnd(2_000_000, ' ')),
  ],
])('does not keep what %s', async (_, answer) => {
  const ask = await serve(answer);
  expect((await ask()).text.trim()).toBe('1');
  expect((await ask()).text.trim()).toBe('2');
});

it('tells apart what is asked for', async () => {
  const ask = await serve((response, count) => {
    shareable(response).end(`${count}`);
  });
  const asked: [string, Record<string, string>?, string?][] = [
    ['/'],
    ['/?plan=starter'],
    ['/', { 'Accept-Encoding': 'identity' }],
    ['/', { RSC: '1' }],
    ['/', { 'Next-Router-Prefetch': '1' }],
    ['/', { Range: 'bytes=0-1' }],
    ['/', {}, 'POST'],
  ];
  const texts: string[] = [];
  for (const one of asked) texts.push((await ask(...one)).text);
  expect(texts).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect((await ask()).text).toBe('1');
});

it('keeps no half of an answer that its reader did not wait for', async () => {
  const ask = await serve((response, count, asked) => {
    shareable(response);
    if (asked.headers['x-leaves']) {
      response.write('half');
      response.once('close', () => response.end(' and the rest'));
    } else response.end(`whole, ${count}`);
  });
  const { base } = await ask('/elsewhere');
  await new Promise<void>((resolve) => {
    const left = request(base, { headers: { 'X-Leaves': '1' } }, (answer) => {
      answer.once('data', () => left.destroy());
      answer.once('close', resolve);
      answer.on('error', () => {});
    });
    left.end();
  });
  expect((await ask()).text).toBe('whole, 3');
});
