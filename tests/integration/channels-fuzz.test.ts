import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelsLimits } from '@/lib/channels/rules/limits';
import { hostileJson, hostileText } from '../fuzz/hostile-values';
import { everyCase } from '../fuzz/runs';
import { ChannelsHarness, credentials, eventOn, type RawSocket, subscribed } from './channels-harness';

let harness: ChannelsHarness;
const start = async (limits: Partial<ChannelsLimits> = {}) => {
  harness = await ChannelsHarness.start(limits);
};
beforeEach(() => start({ messageBurst: 1_000_000, messagesPerSecond: 1_000_000 }));
afterEach(async () => {
  const faults = harness.faults();
  await harness.dispose();
  expect(faults).toEqual([]);
});

/** An official client hears an event after the attack, and an official call is answered. */
async function othersAreServed(): Promise<void> {
  const channel = await subscribed(harness.client(), 'private-bystander');
  const arrival = eventOn(channel, 'news');
  await harness.sdk().trigger('private-bystander', 'news', { text: 'ok' });
  expect(await arrival).toEqual({ text: 'ok' });
}

const EVENTS = [
  'pusher:subscribe',
  'pusher:unsubscribe',
  'pusher:signin',
  'pusher:ping',
  'pusher:pong',
  'pusher:error',
  'pusher_internal:member_added',
  'client-x',
  'client-',
];
const CHANNELS = [
  'private-a',
  'presence-a',
  'private-cache-a',
  'private-encrypted-a',
  'a',
  '#server-to-user-a',
];

const messages: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: hostileText },
  { weight: 2, arbitrary: hostileJson.map((value) => JSON.stringify(value)) },
  {
    weight: 6,
    arbitrary: fc
      .record(
        {
          event: fc.oneof(fc.constantFrom(...EVENTS), hostileText, hostileJson),
          channel: fc.oneof(fc.constantFrom(...CHANNELS), hostileJson),
          data: fc.oneof(
            hostileJson,
            fc.record(
              {
                channel: fc.oneof(fc.constantFrom(...CHANNELS), hostileJson),
                auth: fc.oneof(fc.constant(`${credentials.key}:${'0'.repeat(64)}`), hostileJson),
                channel_data: fc.oneof(fc.constant('{"user_id":"admin"}'), hostileJson),
                user_data: fc.oneof(fc.constant('{"id":"admin"}'), hostileJson),
              },
              { requiredKeys: [] },
            ),
          ),
        },
        { requiredKeys: [] },
      )
      .map((message) => JSON.stringify(message)),
  },
);

describe('messages', () => {
  it('of any kind are answered or close their sender; nothing signed is opened by them', async () => {
    await everyCase(fc.array(messages, { minLength: 1, maxLength: 12 }), 60, async (all) => {
      const raw = await harness.rawSocket();
      for (const text of all) raw.send(text);
      const code = await Promise.race([raw.closed, raw.settle().then(() => null)]);
      raw.socket.terminate();
      return code === null || (code >= 4000 && code < 4400) || code === 1009 ? null : `closed with ${code}`;
    });
    const answer = await harness.sdk().get({ path: '/channels' });
    const occupied = Object.keys(((await answer.json()) as { channels: object }).channels);
    expect(occupied.filter((name) => /^(?:private|presence)-|^#/.test(name))).toEqual([]);
    await othersAreServed();
  });
});

/** A WebSocket's bytes by hand: first byte, payload, and whether it is masked as a client must. */
function frame(first: number, payload: Buffer, isMasked = true): Buffer {
  const length =
    payload.length < 126
      ? Buffer.from([payload.length | (isMasked ? 0x80 : 0)])
      : Buffer.from([126 | (isMasked ? 0x80 : 0), payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([Buffer.from([first]), length, isMasked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

const UPGRADE = [
  `GET /app/${credentials.key}?protocol=7 HTTP/1.1`,
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const upgrade = (lines = UPGRADE) => `${lines.join('\r\n')}\r\n\r\n`;

/** Sends bytes over TCP; resolves with all that came back once the server has closed. */
function speak(...parts: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(harness.port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.on('data', (data) => {
      heard += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
  });
}

const text = Buffer.from('{"event":"pusher:ping","data":{}}');

describe('frames that break the protocol close their sender', () => {
  beforeEach(async () => {
    await harness.dispose();
    await start({ closeGraceMs: 100, headersTimeoutMs: 400, requestTimeoutMs: 400 });
  });

  it.each<[string, Buffer]>([
    ['unmasked', frame(0x81, text, false)],
    ['a reserved bit', frame(0xc1, text)],
    ['an unknown kind', frame(0x83, text)],
    ['the middle of nothing', frame(0x80, text)],
    ['a ping in pieces', frame(0x09, text)],
    ['a ping that is too long', frame(0x89, Buffer.alloc(126))],
    ['a close with half a code', frame(0x88, Buffer.from([3]))],
    ['a close with a code of nobody', frame(0x88, Buffer.from([0, 1]))],
    ['bytes that are no text', frame(0x81, Buffer.from([0xff, 0xfe]))],
    ['half a surrogate pair', frame(0x81, Buffer.from([0xed, 0xa0, 0x80]))],
    ['eight exabytes announced', Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ['a megabyte announced', Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0])],
    [
      'a message in a thousand pieces',
      Buffer.concat(Array.from({ length: 1_000 }, (_, at) => frame(at ? 0 : 1, Buffer.from('a')))),
    ],
  ])('%s', async (_, bytes) => {
    const heard = await speak(upgrade(), bytes);
    expect(heard).toMatch(/^HTTP\/1\.1 101 /);
    await othersAreServed();
  });

  it.each<[string, string]>([
    ['no key', upgrade(UPGRADE.filter((line) => !/-Key:/.test(line)))],
    ['a short key', upgrade(UPGRADE.map((line) => line.replace(/-Key: .*/, '-Key: abc')))],
    ['an old version', upgrade(UPGRADE.map((line) => line.replace('Version: 13', 'Version: 7')))],
    ['a POST', upgrade(UPGRADE.map((line) => line.replace(/^GET/, 'POST')))],
    ['another protocol', upgrade(UPGRADE.map((line) => line.replace('Upgrade: websocket', 'Upgrade: h2c')))],
    ['a long header', upgrade([...UPGRADE, `X-Long: ${'a'.repeat(20_000)}`])],
    ['no line end', `${UPGRADE.join('\r\n')}\r\n`],
    ['a line a time', 'GET /app'],
    ['nothing at all', ''],
    ['bytes', '\x16\x03\x01\x02\x00'],
  ])('half an upgrade, with %s, is not waited for', async (_, bytes) => {
    expect(await speak(bytes)).not.toMatch(/^HTTP\/1\.1 101 /);
    await othersAreServed();
  });

  it('a peer that goes away half-way leaves nothing behind', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => {
        const socket = connect(harness.port, '127.0.0.1', () => socket.end(upgrade()));
        socket.on('error', () => {});
        socket.resume();
        return new Promise((resolve) => socket.on('close', resolve));
      }),
    );
    const { connections } = (await (await fetch(harness.url('/health'))).json()) as { connections: number };
    expect(connections).toBe(0);
  });
});

describe('subscriptions', () => {
  const subscribe = (raw: RawSocket, channel: string, more: object = {}) =>
    raw.send({ event: 'pusher:subscribe', data: { channel, ...more } });

  it('a subscriber of a thousand channels gets no more, slows nobody, and leaves nothing behind', async () => {
    const raw = await harness.rawSocket();
    for (let at = 0; at <= 1_000; at += 1) subscribe(raw, `channel-${at}`);
    await raw.next('pusher:error');
    await othersAreServed();
    raw.socket.terminate();
    const occupied = async () => {
      const answer = await harness.sdk().get({ path: '/channels', params: { filter_by_prefix: 'channel-' } });
      return Object.keys(((await answer.json()) as { channels: object }).channels).length;
    };
    await expect.poll(occupied, { interval: 20 }).toBe(0);
  });

  it.each<[string, (auth: string, data: string) => object]>([
    ['another user', (auth) => ({ auth, channel_data: '{"user_id":"admin"}' })],
    [
      'more about the user',
      (auth) => ({ auth, channel_data: '{"user_id":"ada","user_info":{"admin":true}}' }),
    ],
    ['the same user written otherwise', (auth) => ({ auth, channel_data: '{ "user_id":"ada"}' })],
    ['no data', (auth) => ({ auth })],
    ['empty data', (auth) => ({ auth, channel_data: '' })],
    ['data that is an object', (auth) => ({ auth, channel_data: { user_id: 'ada' } })],
    ['a signature with a letter more', (auth, data) => ({ auth: `${auth}0`, channel_data: data })],
    ['a signature in capitals', (auth, data) => ({ auth: auth.toUpperCase(), channel_data: data })],
    ['a signature cut short', (auth, data) => ({ auth: auth.slice(0, -1), channel_data: data })],
    ['the key alone', (_, data) => ({ auth: `${credentials.key}:`, channel_data: data })],
  ])('presence data is not forged: %s', async (_, forge) => {
    const raw = await harness.rawSocket();
    const signed = harness.sdk().authorizeChannel(await raw.socketId(), 'presence-room', { user_id: 'ada' });
    subscribe(raw, 'presence-room', forge(signed.auth, signed.channel_data ?? ''));
    await raw.next('pusher:error');
    const users = await (await harness.sdk().get({ path: '/channels/presence-room/users' })).json();
    expect(users).toEqual({ users: [] });
  });

  it('a signature opens one channel, on one socket, and no longer than that socket lives', async () => {
    const first = await harness.rawSocket();
    const socketId = await first.socketId();
    const { auth } = harness.sdk().authorizeChannel(socketId, 'private-a');
    subscribe(first, 'private-b', { auth });
    await first.next('pusher:error');
    subscribe(first, 'private-a', { auth });
    await first.next('pusher_internal:subscription_succeeded');
    first.socket.terminate();
    const second = await harness.rawSocket();
    subscribe(second, 'private-a', { auth });
    await second.next('pusher:error');
  });

  it('a sign-in is not replayed on another socket', async () => {
    const victim = await harness.rawSocket();
    const signed = harness.sdk().authenticateUser(await victim.socketId(), { id: 'ada' });
    const thief = await harness.rawSocket();
    thief.send({ event: 'pusher:signin', data: signed });
    expect(await thief.closed).toBe(4009);
    victim.send({ event: 'pusher:signin', data: signed });
    await victim.next('pusher:signin_success');
  });

  it('what only looks like a private channel is a public one', async () => {
    for (const name of [
      'my-private-x',
      'xpresence-a',
      'Private-a',
      'private_a',
      '-private-a',
      'a;private-b',
    ]) {
      const channel = await subscribed(harness.client({ secret: 'stolen' }), name);
      const arrival = eventOn(channel, 'news');
      await harness.sdk().trigger(name, 'news', {});
      await arrival;
    }
  });
});

describe('connections', () => {
  it('of one address are only so many; those of others still get in', async () => {
    await harness.dispose();
    await start({ connectionsPerAddress: 3 });
    const path = `/app/${credentials.key}?protocol=7`;
    const held = await Promise.all([1, 2, 3].map(() => harness.rawSocket(path, '198.51.100.1')));
    expect(await (await harness.rawSocket(path, '198.51.100.1')).closed).toBe(4100);
    await (await harness.rawSocket(path, '198.51.100.2')).socketId();
    held[0]?.socket.close();
    await held[0]?.closed;
    const again = async () => {
      const raw = await harness.rawSocket(path, '198.51.100.1');
      return Promise.race([raw.closed, raw.socketId().then(() => 'in')]);
    };
    await expect.poll(again, { interval: 20 }).toBe('in');
  });

  it('that are refused for their address take no share', async () => {
    await harness.dispose();
    await start({ connectionsPerAddress: 1 });
    for (let at = 0; at < 5; at += 1) {
      expect(await (await harness.rawSocket('/app/other?protocol=7', '198.51.100.1')).closed).toBe(4001);
    }
    await (await harness.rawSocket(`/app/${credentials.key}?protocol=7`, '198.51.100.1')).socketId();
  });
});

describe('the HTTP API', () => {
  const path = `/apps/${credentials.appId}/events`;
  const params = fc.dictionary(
    fc.constantFrom(
      'auth_key',
      'auth_timestamp',
      'auth_version',
      'auth_signature',
      'body_md5',
      'info',
      '__proto__',
    ),
    fc.oneof(
      fc.constantFrom(credentials.key, '1.0', String(Math.floor(Date.now() / 1_000)), '0'.repeat(64)),
      hostileText,
    ),
  );

  it('refuses whatever is not signed, and never stumbles', async () => {
    const paths = fc.constantFrom(
      path,
      '/apps/',
      '/apps/%',
      '/apps/1001/channels/%ff',
      '/apps/1001/users/a/terminate_connections',
      '/x',
      '/apps/1001/../1001/events',
    );
    const cases = fc.record({
      params,
      to: paths,
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      body: hostileText,
    });
    await everyCase(cases, 60, async ({ params: given, to, method, body }) => {
      const query = new URLSearchParams(
        Object.entries(given).map(([name, value]) => [name, value.slice(0, 1_000)]),
      );
      const init = method === 'GET' ? { method } : { method, body };
      const { status } = await fetch(harness.url(`${to}?${query}`), init);
      return status >= 400 && status < 500 ? null : `${method} ${to} answered ${status}`;
    });
    await othersAreServed();
  });

  it('takes nothing malformed from who may sign', async () => {
    const bodies = fc.oneof(
      hostileText,
      hostileJson.map((value) => JSON.stringify(value)),
      fc
        .record(
          {
            name: fc.oneof(fc.constant('changed'), hostileJson),
            data: fc.oneof(fc.constant('{}'), hostileJson),
            channels: fc.oneof(fc.constant(['a']), hostileJson),
            channel: hostileJson,
            socket_id: hostileJson,
            info: hostileJson,
            batch: fc.oneof(fc.array(hostileJson, { maxLength: 3 }), hostileJson),
          },
          { requiredKeys: ['name', 'data'] },
        )
        .map((value) => JSON.stringify(value)),
    );
    const cases = fc.record({
      body: bodies,
      to: fc.constantFrom(path, path.replace('events', 'batch_events')),
    });
    await everyCase(cases, 60, async ({ body, to }) => {
      const query = harness.sdk().createSignedQueryString({ method: 'POST', path: to, body: body || ' ' });
      const { status } = await fetch(harness.url(`${to}?${query}`), { method: 'POST', body: body || ' ' });
      return status < 500 && status !== 401 ? null : `${to} answered ${status}`;
    });
  });

  it('does not wait for a body that never comes', async () => {
    await harness.dispose();
    await start({ headersTimeoutMs: 300, requestTimeoutMs: 300 });
    const body = 'x'.repeat(1_000);
    const query = harness.sdk().createSignedQueryString({ method: 'POST', path, body });
    const sent = httpRequest(harness.url(`${path}?${query}`), {
      method: 'POST',
      headers: { 'content-length': 1_000 },
    });
    sent.on('error', () => {});
    sent.write('x');
    await new Promise((resolve) => sent.on('close', resolve));
    await othersAreServed();
  });
});
