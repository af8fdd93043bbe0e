import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelsLimits } from '@/lib/channels/rules/limits';
import { ChannelsHarness, connected, credentials, eventOn, subscribed } from './channels-harness';

let harness: ChannelsHarness;
afterEach(async () => {
  const faults = harness.faults();
  await harness.dispose();
  // What a peer sends is never the server's fault, nor a line of its log.
  expect(faults).toEqual([]);
});
const start = async (limits: Partial<ChannelsLimits> = {}) => {
  harness = await ChannelsHarness.start(limits);
};

/** A bystander receives an event after the attack: nobody but the attacker was hurt. */
async function bystanderIsServed(): Promise<void> {
  const channel = await subscribed(harness.client(), 'private-bystander');
  const arrival = eventOn(channel, 'news');
  await harness.sdk().trigger('private-bystander', 'news', {});
  await arrival;
}

describe('handshake', () => {
  it.each([
    ['/app/other-key?protocol=7', 4001],
    ['/elsewhere?protocol=7', 4005],
    ['/app/test-key/more?protocol=7', 4005],
    ['/app/test-key?protocol=seven', 4006],
    ['/app/test-key?protocol=4', 4007],
    ['/app/test-key?protocol=8', 4007],
    ['/app/test-key', 4008],
  ])('%s is refused with %i', async (path, code) => {
    await start();
    const raw = await harness.rawSocket(path);
    expect((await raw.next('pusher:error')).data).toMatchObject({ code });
    expect(await raw.closed).toBe(code);
  });

  it('sends clients away to come back later when it is full', async () => {
    await start({ connections: 1 });
    await (await harness.rawSocket()).socketId();
    expect(await (await harness.rawSocket()).closed).toBe(4100);
  });

  it('does not wait for a request that is never finished', async () => {
    await start({ headersTimeoutMs: 500, requestTimeoutMs: 500 });
    const ended = [
      '',
      `GET /app/${credentials.key}?protocol=7 HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n`,
    ].map(
      (start) =>
        new Promise<void>((resolve) => {
          const socket = connect(harness.port, '127.0.0.1', () => socket.write(start));
          socket.on('error', () => {});
          socket.on('close', () => resolve());
          socket.resume();
        }),
    );
    await Promise.all(ended);
    await bystanderIsServed();
  });
});

describe('a peer that ignores the close', () => {
  /** A peer that upgrades by hand and then says nothing more; resolves when it is cut off. */
  function mutePeer(path: string): Promise<{ cutOff: Promise<void> }> {
    return new Promise((resolve) => {
      const request = [
        `GET ${path} HTTP/1.1`,
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ];
      const socket = connect({ host: '127.0.0.1', port: harness.port, allowHalfOpen: true }, () =>
        socket.write(`${request.join('\r\n')}\r\n\r\n`),
      );
      socket.on('error', () => {});
      const cutOff = new Promise<void>((resolve) => {
        socket.once('end', () => resolve());
        socket.once('close', () => resolve());
      });
      cutOff.then(() => socket.destroy());
      socket.once('data', () => resolve({ cutOff }));
    });
  }

  it('is cut off when it was refused', async () => {
    await start({ closeGraceMs: 100 });
    const { cutOff } = await mutePeer('/app/other-key?protocol=7');
    await cutOff;
  });

  it('does not hold up the end of the server', async () => {
    await start({ closeGraceMs: 100 });
    const { cutOff } = await mutePeer(`/app/${credentials.key}?protocol=7`);
    await harness.server.close();
    await cutOff;
  });
});

describe('frames', () => {
  const nested = `{"event":"client-x","channel":"private-a","data":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;

  it.each<[string, unknown]>([
    ['not JSON', 'hello'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no event', {}],
    ['an event that is no string', { event: ['pusher:subscribe'] }],
    ['an unknown command', { event: 'pusher:shutdown' }],
    ['a server’s event', { event: 'pusher_internal:member_removed', channel: 'presence-a', data: {} }],
    ['no channel', { event: 'pusher:subscribe', data: {} }],
    ['data that is null', { event: 'pusher:subscribe', data: null }],
    ['a channel that is no string', { event: 'pusher:subscribe', data: { channel: { length: 3 } } }],
    ['a channel with a space', { event: 'pusher:subscribe', data: { channel: 'a b' } }],
    ['a private channel without auth', { event: 'pusher:subscribe', data: { channel: 'private-a' } }],
    ['auth that is no string', { event: 'pusher:subscribe', data: { channel: 'private-a', auth: {} } }],
    ['a user’s channel by no one', { event: 'pusher:subscribe', data: { channel: '#server-to-user-a' } }],
    ['prototype keys', '{"event":"pusher:subscribe","data":{"__proto__":{"channel":"a"}}}'],
    ['leaving what it is not on', { event: 'pusher:unsubscribe', data: { channel: 'a' } }],
    ['a client event from outside', { event: 'client-x', channel: 'private-a', data: {} }],
  ])('%s is answered with an error, and the connection stays', async (_, message) => {
    await start();
    const raw = await harness.rawSocket();
    raw.send(message);
    expect((await raw.next('pusher:error')).data).toMatchObject({ message: expect.any(String) });
    await raw.settle();
  });

  it('a channel called __proto__ is a channel like any other', async () => {
    await start();
    const raw = await harness.rawSocket();
    raw.send({ event: 'pusher:subscribe', data: { channel: '__proto__' } });
    await raw.next('pusher_internal:subscription_succeeded');
    const answer = await harness.sdk().get({ path: '/channels' });
    expect(await answer.text()).toBe('{"channels":{"__proto__":{}}}');
  });

  it('data nested beyond reason is refused to its sender', async () => {
    await start();
    const raw = await harness.rawSocket();
    const { auth } = harness.sdk().authorizeChannel(await raw.socketId(), 'private-a');
    raw.send({ event: 'pusher:subscribe', data: { channel: 'private-a', auth } });
    await raw.next('pusher_internal:subscription_succeeded');
    raw.send(nested);
    await raw.next('pusher:error');
    await bystanderIsServed();
  });

  it('a megabyte closes its sender alone', async () => {
    await start();
    const raw = await harness.rawSocket();
    raw.send('x'.repeat(1_048_576));
    expect(await raw.closed).toBe(1009);
    await bystanderIsServed();
  });

  it('a binary frame closes its sender alone', async () => {
    await start();
    const raw = await harness.rawSocket();
    raw.socket.send(Buffer.from([1, 2, 3]));
    expect(await raw.closed).toBe(1003);
    await bystanderIsServed();
  });

  it('a flood of messages or of pings is sent away', async () => {
    await start({ messageBurst: 20, messagesPerSecond: 1 });
    const talker = await harness.rawSocket();
    for (let i = 0; i < 30; i += 1) talker.send({ event: 'pusher:ping' });
    expect(await talker.closed).toBe(4100);
    const pinger = await harness.rawSocket();
    for (let i = 0; i < 30; i += 1) pinger.socket.ping();
    expect(await pinger.closed).toBe(4100);
    await bystanderIsServed();
  });

  it('a subscriber to everything stops at its limit', async () => {
    await start({ channelsPerConnection: 3 });
    const raw = await harness.rawSocket();
    for (const channel of ['a', 'b', 'c', 'd']) raw.send({ event: 'pusher:subscribe', data: { channel } });
    await raw.next('pusher:error');
    const answer = await harness.sdk().get({ path: '/channels' });
    expect(Object.keys((await answer.json()).channels)).toEqual(['a', 'b', 'c']);
  });

  it('a listener that does not read is cut off, the others hear everything', async () => {
    await start({ bufferedBytes: 64 * 1_024 });
    const slow = await harness.rawSocket();
    slow.send({ event: 'pusher:subscribe', data: { channel: 'news' } });
    await slow.next('pusher_internal:subscription_succeeded');
    slow.socket.pause();
    const reader = await subscribed(harness.client(), 'news');
    let heard = 0;
    reader.bind('item', () => {
      heard += 1;
    });
    const sdk = harness.sdk();
    const batch = () =>
      Array.from({ length: 10 }, () => ({ channel: 'news', name: 'item', data: 'x'.repeat(10_000) }));
    let sent = 0;
    let listeners = 2;
    while (listeners === 2) {
      await sdk.triggerBatch(batch());
      sent += 10;
      const answer = await sdk.get({ path: '/channels/news', params: { info: 'subscription_count' } });
      listeners = (await answer.json()).subscription_count;
    }
    const end = eventOn(reader, 'end');
    await sdk.trigger('news', 'end', {});
    await end;
    expect([listeners, heard]).toEqual([1, sent]);
  });

  it('a presence channel takes no more users than its limit, but more tabs of those inside', async () => {
    await start({ presenceMembers: 1 });
    const name = 'presence-a';
    const join = async (userId: string) => {
      const raw = await harness.rawSocket();
      const signed = harness.sdk().authorizeChannel(await raw.socketId(), name, { user_id: userId });
      raw.send({ event: 'pusher:subscribe', data: { channel: name, ...signed } });
      return raw;
    };
    await (await join('ada')).next('pusher_internal:subscription_succeeded');
    await (await join('bob')).next('pusher:error');
    await (await join('ada')).next('pusher_internal:subscription_succeeded');
  });
});

describe('life of a connection', () => {
  it('answers pings, and asks a silent peer before it lets go', async () => {
    await start({ activityTimeoutS: 0.05, pongTimeoutMs: 1_500 });
    const raw = await harness.rawSocket();
    await raw.settle();
    await raw.next('pusher:ping');
    raw.send({ event: 'pusher:pong', data: {} });
    await raw.next('pusher:ping');
    expect(await raw.closed).toBe(4201);
  });

  it('keeps an official client that answers', async () => {
    await start({ activityTimeoutS: 1, pongTimeoutMs: 5_000 });
    const client = harness.client();
    await connected(client);
    const pinged = new Promise<void>((resolve) => {
      client.connection.bind('message', (message: { event: string }) => {
        if (message.event === 'pusher:pong' || message.event === 'pusher:ping') resolve();
      });
    });
    await pinged;
    expect(client.connection.state).toBe('connected');
  });

  it('clients come back by themselves and subscribe again after a restart', async () => {
    await start();
    const client = harness.client({ member: { id: 'ada', name: 'Ada' } });
    const channel = await subscribed(client, 'private-board');
    const firstId = client.connection.socket_id;
    const asked = eventOn(client.connection, 'error');
    const again = eventOn(channel, 'pusher:subscription_succeeded');
    await harness.restart();
    expect(JSON.stringify(await asked)).toContain('4200');
    await again;
    expect(client.connection.socket_id).not.toBe(firstId);
    const arrival = eventOn(channel, 'moved');
    await harness.sdk().trigger('private-board', 'moved', { id: 1 });
    expect(await arrival).toEqual({ id: 1 });
  });

  it('says that its port is taken', async () => {
    await start();
    await expect(ChannelsHarness.start({}, harness.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
