import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WebHook } from 'pusher';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelsHarness, connected, present, subscribed } from './channels-harness';

/** An address that receives webhooks, and answers with the given statuses before it says 200. */
class Receiver {
  readonly statuses: number[] = [];
  private readonly received: { headers: Record<string, string>; rawBody: string }[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer(async (request, response) => {
      const rawBody = await text(request);
      response.statusCode = this.statuses.shift() ?? 200;
      if (response.statusCode === 200) {
        this.received.push({ headers: request.headers as Record<string, string>, rawBody });
      }
      response.end();
      this.server.emit('webhook');
    });
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** The next delivery, read by the official SDK. */
  async next(): Promise<WebHook> {
    for (;;) {
      const request = this.received.shift();
      if (request) return harness.sdk().webhook(request);
      await once(this.server, 'webhook');
    }
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

let harness: ChannelsHarness;
let receiver: Receiver;
beforeEach(async () => {
  receiver = new Receiver();
  harness = await ChannelsHarness.start({ webhookDelayMs: 100 }, 0, await receiver.listen());
});
afterEach(async () => {
  await harness.dispose();
  receiver.close();
});

const ada = { id: 'ada', name: 'Ada' };

describe('webhooks', () => {
  it('tell, in a signature that the official SDK takes, when a channel is occupied and vacated', async () => {
    const client = harness.client();
    await subscribed(client, 'private-board');
    const occupied = await receiver.next();
    expect(occupied.isValid()).toBe(true);
    expect(occupied.getEvents()).toEqual([{ name: 'channel_occupied', channel: 'private-board' }]);
    client.disconnect();
    expect((await receiver.next()).getEvents()).toEqual([
      { name: 'channel_vacated', channel: 'private-board' },
    ]);
  });

  it('tell of members, client events and cache misses', async () => {
    const client = harness.client({ member: ada });
    const room = await present(client, 'presence-cache-a');
    room.trigger('client-typing', { field: 'note' });
    const told: unknown[] = [];
    while (told.length < 4) told.push(...(await receiver.next()).getEvents());
    const channel = 'presence-cache-a';
    expect(told).toEqual([
      { name: 'channel_occupied', channel },
      { name: 'member_added', channel, user_id: 'ada' },
      { name: 'cache_miss', channel },
      {
        name: 'client_event',
        channel,
        event: 'client-typing',
        data: '{"field":"note"}',
        socket_id: await connected(client),
        user_id: 'ada',
      },
    ]);
  });

  it('are tried again when the address fails, in order', async () => {
    receiver.statuses.push(500, 429);
    await subscribed(harness.client(), 'first');
    expect((await receiver.next()).getEvents()).toEqual([{ name: 'channel_occupied', channel: 'first' }]);
    await subscribed(harness.client(), 'second');
    expect((await receiver.next()).getEvents()).toEqual([{ name: 'channel_occupied', channel: 'second' }]);
  });

  it('tell what is pending before the server ends', async () => {
    const last = new Receiver();
    const ending = await ChannelsHarness.start({ webhookDelayMs: 3_600_000 }, 0, await last.listen());
    await subscribed(ending.client(), 'cache-status');
    const told = last.next();
    await ending.dispose();
    expect((await told).getEvents()).toEqual([{ name: 'cache_miss', channel: 'cache-status' }]);
    last.close();
  });
});
