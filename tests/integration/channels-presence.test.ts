import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelsHarness, connected, eventOn, present } from './channels-harness';

const ROOM = 'presence-ticket-7';
const ada = { id: 'ada', name: 'Ada' };
const bob = { id: 'bob', name: 'Bob' };

let harness: ChannelsHarness;
beforeEach(async () => {
  harness = await ChannelsHarness.start();
});
afterEach(() => harness.dispose());

describe('presence', () => {
  it('shows who is there, and who comes and goes', async () => {
    const here = await present(harness.client({ member: ada }), ROOM);
    const added = eventOn(here, 'pusher:member_added');
    const other = harness.client({ member: bob });
    const there = await present(other, ROOM);
    expect(there.members.count).toBe(2);
    expect(there.members.me).toEqual({ id: 'bob', info: { name: 'Bob' } });
    expect(await added).toEqual({ id: 'bob', info: { name: 'Bob' } });
    const removed = eventOn(here, 'pusher:member_removed');
    other.disconnect();
    expect(await removed).toEqual({ id: 'bob', info: { name: 'Bob' } });
    expect(here.members.count).toBe(1);
  });

  it('counts a user once however many tabs they open, and until the last one closes', async () => {
    const here = await present(harness.client({ member: ada }), ROOM);
    const comings: string[] = [];
    here.bind('pusher:member_added', (member: { id: string }) => comings.push(`+${member.id}`));
    here.bind('pusher:member_removed', (member: { id: string }) => comings.push(`-${member.id}`));
    const tabs = [harness.client({ member: bob }), harness.client({ member: bob })];
    for (const tab of tabs) await present(tab, ROOM);
    const counts = await (
      await harness.sdk().get({
        path: `/channels/${ROOM}`,
        params: { info: 'user_count,subscription_count' },
      })
    ).json();
    expect(counts).toEqual({ occupied: true, user_count: 2, subscription_count: 3 });
    tabs[0]?.disconnect();
    const carol = await present(harness.client({ member: { id: 'carol', name: 'Carol' } }), ROOM);
    expect(carol.members.get('bob')).not.toBeNull();
    const gone = eventOn(here, 'pusher:member_removed');
    tabs[1]?.disconnect();
    await gone;
    expect(comings).toEqual(['+bob', '+carol', '-bob']);
  });

  it('keeps a user called __proto__ a mere user', async () => {
    const member = { id: '__proto__', name: 'Mallory' };
    await present(harness.client({ member }), ROOM);
    const other = await present(harness.client({ member: ada }), ROOM);
    expect(other.members.count).toBe(2);
    const users = await (await harness.sdk().get({ path: `/channels/${ROOM}/users` })).json();
    expect(users).toEqual({ users: [{ id: '__proto__' }, { id: 'ada' }] });
  });

  it('refuses presence data that was changed after it was signed', async () => {
    const raw = await harness.rawSocket();
    const signed = harness.sdk().authorizeChannel(await raw.socketId(), ROOM, { user_id: 'ada' });
    const data = { channel: ROOM, auth: signed.auth, channel_data: '{"user_id":"admin"}' };
    raw.send({ event: 'pusher:subscribe', data });
    expect((await raw.next('pusher:error')).data).toMatchObject({
      message: expect.stringContaining('Invalid signature'),
    });
  });

  it('refuses a signature that was made for another socket', async () => {
    const victim = await harness.rawSocket();
    const signed = harness.sdk().authorizeChannel(await victim.socketId(), 'private-pulse');
    const thief = await harness.rawSocket();
    thief.send({ event: 'pusher:subscribe', data: { channel: 'private-pulse', auth: signed.auth } });
    expect((await thief.next('pusher:error')).data).toMatchObject({
      message: expect.stringContaining('Invalid signature'),
    });
  });
});

describe('signed-in users', () => {
  it('receive what is sent to them on each of their connections, others do not', async () => {
    const tabs = [harness.client({ member: ada }), harness.client({ member: ada })];
    const other = harness.client({ member: bob });
    for (const client of [...tabs, other]) {
      client.signin();
      await connected(client);
      await client.user.signinDonePromise;
    }
    const overheard: unknown[] = [];
    other.user.bind('greeting', (data: unknown) => overheard.push(data));
    const arrivals = tabs.map((tab) => eventOn(tab.user, 'greeting'));
    const bobs = eventOn(other.user, 'end');
    await untilSubscribed('ada', 2);
    await untilSubscribed('bob', 1);
    await harness.sdk().sendToUser('ada', 'greeting', { text: 'Bonjour' });
    await harness.sdk().sendToUser('bob', 'end', {});
    expect(await Promise.all(arrivals)).toEqual([{ text: 'Bonjour' }, { text: 'Bonjour' }]);
    await bobs;
    expect(overheard).toEqual([]);
  });

  /** The client subscribes to its own channel by itself after sign-in, and says nothing when done. */
  async function untilSubscribed(userId: string, count: number): Promise<void> {
    const path = `/channels/%23server-to-user-${userId}`;
    for (;;) {
      const answer = await harness.sdk().get({ path, params: { info: 'subscription_count' } });
      const { subscription_count } = await answer.json();
      if (subscription_count === count) return;
    }
  }

  it('are disconnected for good when the app says so', async () => {
    const client = harness.client({ member: ada });
    const bystander = harness.client({ member: bob });
    client.signin();
    await connected(client);
    await client.user.signinDonePromise;
    await connected(bystander);
    const disconnected = eventOn(client.connection, 'disconnected');
    await harness.sdk().terminateUserConnections('ada');
    await disconnected;
    expect(bystander.connection.state).toBe('connected');
  });

  it('may not listen to another user’s channel', async () => {
    const raw = await harness.rawSocket();
    const userData = { id: 'bob' };
    const signed = harness.sdk().authenticateUser(await raw.socketId(), userData);
    raw.send({ event: 'pusher:signin', data: signed });
    await raw.next('pusher:signin_success');
    raw.send({ event: 'pusher:subscribe', data: { channel: '#server-to-user-ada' } });
    expect((await raw.next('pusher:error')).data).toMatchObject({
      message: expect.stringContaining('Not signed in'),
    });
  });

  it('are closed with 4009 when their sign-in is forged', async () => {
    const raw = await harness.rawSocket();
    const signed = harness.sdk({ secret: 'stolen' }).authenticateUser(await raw.socketId(), { id: 'ada' });
    raw.send({ event: 'pusher:signin', data: signed });
    expect(await raw.closed).toBe(4009);
  });

  it('need no channel data on a presence channel', async () => {
    const raw = await harness.rawSocket();
    const socketId = await raw.socketId();
    raw.send({ event: 'pusher:signin', data: harness.sdk().authenticateUser(socketId, { id: 'ada' }) });
    await raw.next('pusher:signin_success');
    const { auth } = harness.sdk().authorizeChannel(socketId, ROOM);
    raw.send({ event: 'pusher:subscribe', data: { channel: ROOM, auth } });
    const welcome = await raw.next('pusher_internal:subscription_succeeded');
    expect(JSON.parse(String(welcome.data)).presence.ids).toEqual(['ada']);
  });

  it('see those they watch come and go', async () => {
    const watcher = harness.client({ member: { id: 'watcher', name: 'W' } });
    const away = eventOn(watcher.user.watchlist, 'offline');
    watcher.signin();
    expect(await away).toMatchObject({ user_ids: ['ada'] });
    const online = eventOn(watcher.user.watchlist, 'online');
    const client = harness.client({ member: ada });
    client.signin();
    expect(await online).toMatchObject({ user_ids: ['ada'] });
    const offline = eventOn(watcher.user.watchlist, 'offline');
    client.disconnect();
    expect(await offline).toMatchObject({ user_ids: ['ada'] });
  });
});
