import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelsHarness, connected, eventOn, subscribed } from './channels-harness';

let harness: ChannelsHarness;
beforeEach(async () => {
  harness = await ChannelsHarness.start();
});
afterEach(() => harness.dispose());

/** Every event's data in order, until the one called `end`. */
function heardUntilEnd(channel: { bind_global(callback: (event: string, data: unknown) => void): unknown }) {
  const heard: unknown[] = [];
  return new Promise<unknown[]>((resolve) => {
    channel.bind_global((event, data) => {
      if (event === 'end') resolve(heard);
      else if (!event.startsWith('pusher:')) heard.push([event, data]);
    });
  });
}

describe('public and private channels', () => {
  it('delivers a trigger to every listener of a public channel', async () => {
    const channels = [
      await subscribed(harness.client(), 'quote-1'),
      await subscribed(harness.client(), 'quote-1'),
    ];
    const arrivals = channels.map((channel) => eventOn(channel, 'changed'));
    const total = { total: 1990, label: 'prix réduit' };
    await harness.sdk().trigger('quote-1', 'changed', total);
    expect(await Promise.all(arrivals)).toEqual([total, total]);
  });

  it('delivers on a private channel that the app signed for', async () => {
    const channel = await subscribed(harness.client(), 'private-pulse');
    const arrival = eventOn(channel, 'counted');
    await harness.sdk().trigger('private-pulse', 'counted', { count: 3 });
    expect(await arrival).toEqual({ count: 3 });
  });

  it('keeps a listener out of a private channel when the signature is another secret’s', async () => {
    const client = harness.client({ secret: 'stolen' });
    const refusal = eventOn<{ data: unknown }>(client.connection, 'error');
    await connected(client);
    const channel = client.subscribe('private-pulse');
    expect((await refusal).data).toMatchObject({
      code: null,
      message: expect.stringContaining('Invalid signature'),
    });
    expect(channel.subscribed).toBe(false);
    const body = await (await harness.sdk().get({ path: '/channels' })).json();
    expect(body).toEqual({ channels: {} });
  });

  it('takes my-private-x for the public channel it is', async () => {
    const client = harness.client({ secret: 'stolen' });
    const channel = await subscribed(client, 'my-private-x');
    expect(channel.subscribed).toBe(true);
  });

  it('stops delivering after an unsubscribe', async () => {
    const client = harness.client();
    const left = await subscribed(client, 'left');
    const kept = await subscribed(client, 'kept');
    const heard: unknown[] = [];
    left.bind('news', (data: unknown) => heard.push(data));
    client.unsubscribe('left');
    const raw = await harness.rawSocket();
    await raw.settle();
    const end = eventOn(kept, 'end');
    await harness.sdk().trigger(['left', 'kept'], 'news', 1);
    await harness.sdk().trigger('kept', 'end', {});
    await end;
    expect(heard).toEqual([]);
  });

  it('leaves out the socket that caused the event', async () => {
    const [author, reader] = [harness.client(), harness.client()];
    const authorId = await connected(author);
    const heardByAuthor = heardUntilEnd(await subscribed(author, 'private-board'));
    const heardByReader = heardUntilEnd(await subscribed(reader, 'private-board'));
    const sdk = harness.sdk();
    await sdk.trigger('private-board', 'moved', { id: 1 }, { socket_id: authorId });
    await sdk.trigger('private-board', 'end', {});
    expect(await heardByAuthor).toEqual([]);
    expect(await heardByReader).toEqual([['moved', { id: 1 }]]);
  });

  it('delivers a batch in its order', async () => {
    const channel = await subscribed(harness.client(), 'private-board');
    const heard = heardUntilEnd(channel);
    const batch = [1, 2, 3].map((id) => ({ channel: 'private-board', name: 'moved', data: { id } }));
    await harness.sdk().triggerBatch([...batch, { channel: 'private-board', name: 'end', data: {} }]);
    expect(await heard).toEqual([1, 2, 3].map((id) => ['moved', { id }]));
  });
});

describe('client events', () => {
  it('reach the other subscribers and not their sender', async () => {
    const [sender, reader] = [harness.client(), harness.client()];
    const from = await subscribed(sender, 'private-board');
    const heardBySender = heardUntilEnd(from);
    const heardByReader = heardUntilEnd(await subscribed(reader, 'private-board'));
    const arrival = eventOn(reader.channel('private-board'), 'client-typing');
    from.trigger('client-typing', { field: 'note' });
    await arrival;
    await harness.sdk().trigger('private-board', 'end', {});
    expect(await heardByReader).toEqual([['client-typing', { field: 'note' }]]);
    expect(await heardBySender).toEqual([]);
  });

  it('carry the user on a presence channel', async () => {
    const ada = await subscribed(harness.client({ member: { id: 'ada', name: 'Ada' } }), 'presence-ticket-1');
    const bob = await subscribed(harness.client({ member: { id: 'bob', name: 'Bob' } }), 'presence-ticket-1');
    const arrival = new Promise((resolve) => {
      bob.bind('client-typing', (data: unknown, metadata: unknown) => resolve([data, metadata]));
    });
    ada.trigger('client-typing', {});
    expect(await arrival).toEqual([{}, { user_id: 'ada' }]);
  });

  it('are refused on a public channel', async () => {
    const client = harness.client();
    const channel = await subscribed(client, 'status');
    const refusal = eventOn<{ data: { message: string } }>(client.connection, 'error');
    channel.trigger('client-typing', {});
    expect(JSON.stringify(await refusal)).toContain('only supported on private and presence channels');
  });

  it('past ten in a second are refused with 4301 and the connection stays', async () => {
    const client = harness.client();
    const channel = await subscribed(client, 'private-board');
    const refusal = eventOn(client.connection, 'error');
    for (let i = 0; i < 40; i += 1) channel.trigger('client-typing', { i });
    expect(JSON.stringify(await refusal)).toContain('4301');
    const arrival = eventOn(channel, 'still-here');
    await harness.sdk().trigger('private-board', 'still-here', {});
    await arrival;
    expect(client.connection.state).toBe('connected');
  });
});

describe('cache and encrypted channels', () => {
  it.each(['cache-status', 'private-cache-status', 'presence-cache-status'])(
    '%s says that it has missed, then repeats the last event to whoever comes',
    async (name) => {
      const first = harness.client({ member: { id: 'ada', name: 'Ada' } });
      await connected(first);
      await eventOn(first.subscribe(name), 'pusher:cache_miss');
      await harness.sdk().trigger(name, 'changed', { up: false });
      await harness.sdk().trigger(name, 'changed', { up: true });
      const second = harness.client({ member: { id: 'bob', name: 'Bob' } });
      expect(await eventOn(second.subscribe(name), 'changed')).toEqual({ up: true });
    },
  );

  it('carries an encrypted event that only the two ends can read', async () => {
    const name = 'private-encrypted-notes';
    const channel = await subscribed(harness.client(), name);
    const wire = await harness.rawSocket();
    const auth = harness.sdk().authorizeChannel(await wire.socketId(), name).auth;
    wire.send({ event: 'pusher:subscribe', data: { channel: name, auth } });
    await wire.next('pusher_internal:subscription_succeeded');
    const arrival = eventOn(channel, 'written');
    await harness.sdk().trigger(name, 'written', { text: 'confidential' });
    expect(await arrival).toEqual({ text: 'confidential' });
    const onTheWire = String((await wire.next('written')).data);
    expect(onTheWire).not.toContain('confidential');
    expect(JSON.parse(onTheWire)).toHaveProperty('ciphertext');
  });

  it('tells every subscriber how many there are', async () => {
    const first = await subscribed(harness.client(), 'status');
    const counted = new Promise<void>((resolve) => {
      first.bind('pusher:subscription_count', (data: { subscription_count: number }) => {
        if (data.subscription_count === 2) resolve();
      });
    });
    await subscribed(harness.client(), 'status');
    await counted;
  });
});
