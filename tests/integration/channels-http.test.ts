import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '@/lib/channels/rules/signature';
import { ChannelsHarness, credentials, eventOn, present, subscribed } from './channels-harness';

let harness: ChannelsHarness;
beforeEach(async () => {
  harness = await ChannelsHarness.start();
});
afterEach(() => harness.dispose());

const EVENTS = `/apps/${credentials.appId}/events`;
const BODY = JSON.stringify({ name: 'changed', channels: ['status'], data: '{}' });

interface Call {
  method?: string;
  path?: string;
  body?: string;
  params?: Record<string, string>;
  secret?: string;
  /** Sent in the place of the body that was signed. */
  sentBody?: string;
}

/** A call signed by hand, so that each part of the signature can be wrong on its own. */
async function call({
  method = 'POST',
  path = EVENTS,
  body = BODY,
  params = {},
  secret = credentials.secret,
  sentBody,
}: Call = {}): Promise<{ status: number; body: unknown }> {
  const signed: Record<string, string> = {
    auth_key: credentials.key,
    auth_timestamp: String(Math.floor(Date.now() / 1_000)),
    auth_version: '1.0',
    ...(method === 'POST' ? { body_md5: createHash('md5').update(body).digest('hex') } : {}),
    ...params,
  };
  const names = Object.keys(signed).sort();
  const text = [method, path, names.map((name) => `${name}=${signed[name]}`).join('&')].join('\n');
  const query = new URLSearchParams({ ...signed, auth_signature: sign(secret, text) });
  const response = await fetch(harness.url(`${path}?${query}`), {
    method,
    ...(method === 'POST' ? { body: sentBody ?? body } : {}),
  });
  return { status: response.status, body: await response.json() };
}

const secondsAgo = (seconds: number) => String(Math.floor(Date.now() / 1_000) - seconds);
const event = (fields: Record<string, unknown>) =>
  JSON.stringify({ name: 'changed', channels: ['status'], data: '{}', ...fields });

describe('signature', () => {
  it('takes a call that is signed right', async () => {
    expect(await call()).toEqual({ status: 200, body: {} });
  });

  it.each<[string, Call, string]>([
    ['another secret', { secret: 'stolen' }, 'Invalid signature'],
    ['another key', { params: { auth_key: 'other' } }, 'Unknown auth_key'],
    ['a timestamp of the past', { params: { auth_timestamp: secondsAgo(660) } }, 'Timestamp expired'],
    ['a timestamp of the future', { params: { auth_timestamp: secondsAgo(-660) } }, 'Timestamp expired'],
    ['a timestamp that is no number', { params: { auth_timestamp: 'NaN' } }, 'Timestamp expired'],
    ['another version', { params: { auth_version: '2.0' } }, 'Unsupported auth_version'],
    ['an altered body', { sentBody: BODY.replace('changed', 'forged!') }, 'Invalid body_md5'],
    ['another app', { path: '/apps/9999/events' }, 'does not belong to this app'],
    ['another app and an unknown path', { path: '/apps/9999/nothing' }, 'does not belong to this app'],
  ])('refuses %s', async (_, wrong, words) => {
    expect(await call(wrong)).toEqual({ status: 401, body: { error: expect.stringContaining(words) } });
  });

  it('takes a timestamp within ten minutes', async () => {
    expect((await call({ params: { auth_timestamp: secondsAgo(590) } })).status).toBe(200);
  });

  it('refuses a body that was not hashed, and a call that is not signed at all', async () => {
    const query = harness.sdk().createSignedQueryString({ method: 'POST', path: EVENTS });
    const unhashed = await fetch(harness.url(`${EVENTS}?${query}`), { method: 'POST', body: BODY });
    expect(unhashed.status).toBe(401);
    expect((await fetch(harness.url(EVENTS), { method: 'POST', body: BODY })).status).toBe(401);
    expect((await fetch(harness.url(`/apps/${credentials.appId}/channels`))).status).toBe(401);
  });

  it('refuses a signature reused for another path or method', async () => {
    const path = `/apps/${credentials.appId}/channels`;
    const query = harness.sdk().createSignedQueryString({ method: 'GET', path });
    expect((await fetch(harness.url(`${path}?${query}`))).status).toBe(200);
    expect((await fetch(harness.url(`${path}/status?${query}`))).status).toBe(401);
    expect((await fetch(harness.url(`${path}?${query}`), { method: 'POST' })).status).toBe(401);
    expect((await fetch(harness.url(`${path}?${query}&info=cache`))).status).toBe(401);
    expect((await fetch(harness.url(`${path}?${query}&auth_key=test-key`))).status).toBe(401);
  });

  it('makes the official SDK fail when its secret is wrong', async () => {
    await expect(harness.sdk({ secret: 'stolen' }).trigger('status', 'changed', {})).rejects.toMatchObject({
      status: 401,
    });
  });
});

describe('limits', () => {
  const batchOf = (count: number) =>
    JSON.stringify({ batch: Array.from({ length: count }, () => ({ channel: 'a', name: 'b', data: '{}' })) });
  const channelsOf = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

  it.each<[string, Call, number]>([
    ['10 kB of data', { body: event({ data: 'x'.repeat(10_240) }) }, 200],
    ['more than 10 kB of data', { body: event({ data: 'x'.repeat(10_241) }) }, 413],
    ['more than 10 kB in bytes', { body: event({ data: 'é'.repeat(5_121) }) }, 413],
    ['a hundred channels', { body: event({ channels: channelsOf(100) }) }, 200],
    ['a hundred and one channels', { body: event({ channels: channelsOf(101) }) }, 400],
    ['a name of 200', { body: event({ name: 'n'.repeat(200) }) }, 200],
    ['a name of 201', { body: event({ name: 'n'.repeat(201) }) }, 400],
    ['a channel of 200', { body: event({ channels: ['c'.repeat(200)] }) }, 200],
    ['a channel of 201', { body: event({ channels: ['c'.repeat(201)] }) }, 400],
    ['every allowed character', { body: event({ channels: ['aZ09_-=@,.;'] }) }, 200],
    ['another character', { body: event({ channels: ['a b'] }) }, 400],
    ['one channel by its old name', { body: event({ channels: undefined, channel: 'status' }) }, 200],
    ['no channel', { body: event({ channels: [] }) }, 400],
    ['a list for a channel', { body: event({ channels: [['a']] }) }, 400],
    ['no name', { body: event({ name: undefined }) }, 400],
    ['data that is no string', { body: event({ data: {} }) }, 400],
    ['a reserved name', { body: event({ name: 'pusher_internal:member_removed' }) }, 400],
    ['a wrong socket_id', { body: event({ socket_id: 'abc' }) }, 400],
    ['an unknown attribute', { body: event({ info: 'secrets' }) }, 400],
    ['an encrypted channel among others', { body: event({ channels: ['private-encrypted-a', 'b'] }) }, 400],
    ['a body that is no JSON', { body: '{' }, 400],
    ['a body that is a list', { body: '[]' }, 400],
    ['a megabyte', { body: event({ data: 'x'.repeat(1_100_000) }) }, 413],
    ['a batch of ten', { path: `/apps/1001/batch_events`, body: batchOf(10) }, 200],
    ['a batch of eleven', { path: `/apps/1001/batch_events`, body: batchOf(11) }, 400],
    ['a batch of nothing right', { path: `/apps/1001/batch_events`, body: '{"batch":[null]}' }, 400],
    ['an unknown path', { path: `/apps/1001/nothing`, body: '{}' }, 404],
    ['another method', { method: 'GET', path: `/apps/1001/events` }, 405],
  ])('%s', async (_, request, status) => {
    const answer = await call(request);
    expect(answer.status).toBe(status);
    if (status >= 400) expect(answer.body).toEqual({ error: expect.any(String) });
  });

  it('sends nothing of a batch when one of its events is refused', async () => {
    const channel = await subscribed(harness.client(), 'status');
    const heard: string[] = [];
    channel.bind_global((name: string) => heard.push(name));
    const batch = [
      { channel: 'status', name: 'first', data: '{}' },
      { channel: 'not allowed', name: 'second', data: '{}' },
    ];
    expect((await call({ path: '/apps/1001/batch_events', body: JSON.stringify({ batch }) })).status).toBe(
      400,
    );
    const end = eventOn(channel, 'end');
    await harness.sdk().trigger('status', 'end', {});
    await end;
    expect(heard).not.toContain('first');
  });
});

describe('reads', () => {
  const read = async (path: string, params: Record<string, string> = {}) => {
    const response = await harness.sdk().get({ path, params });
    return response.json();
  };

  it('lists occupied channels, by prefix and with what is asked', async () => {
    await subscribed(harness.client(), 'status');
    await present(harness.client({ member: { id: 'ada', name: 'Ada' } }), 'presence-a');
    expect(await read('/channels')).toEqual({ channels: { status: {}, 'presence-a': {} } });
    expect(await read('/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
      channels: { 'presence-a': { user_count: 1 } },
    });
    await expect(read('/channels', { info: 'user_count' })).rejects.toMatchObject({ status: 400 });
  });

  it('tells of one channel', async () => {
    await subscribed(harness.client(), 'cache-status');
    const info = 'subscription_count,cache';
    expect(await read('/channels/cache-status', { info })).toEqual({ occupied: true, subscription_count: 1 });
    await harness.sdk().trigger('cache-status', 'changed', { up: true });
    expect(await read('/channels/cache-status', { info })).toEqual({
      occupied: true,
      subscription_count: 1,
      cache: { data: '{"up":true}', ttl: 1_800 },
    });
    expect(await read('/channels/nobody')).toEqual({ occupied: false });
    await expect(read('/channels/status', { info: 'user_count' })).rejects.toMatchObject({ status: 400 });
  });

  it('lists the users of presence channels only', async () => {
    await present(harness.client({ member: { id: 'ada', name: 'Ada' } }), 'presence-a');
    expect(await read('/channels/presence-a/users')).toEqual({ users: [{ id: 'ada' }] });
    expect(await read('/channels/presence-empty/users')).toEqual({ users: [] });
    await expect(read('/channels/status/users')).rejects.toMatchObject({ status: 400 });
  });

  it('answers a trigger with the info that it asks for', async () => {
    await subscribed(harness.client(), 'status');
    const sdk = harness.sdk();
    const triggered = await sdk.trigger(['status', 'nobody'], 'changed', {}, { info: 'subscription_count' });
    expect(await triggered.json()).toEqual({
      channels: { status: { subscription_count: 1 }, nobody: { subscription_count: 0 } },
    });
    const batched = await sdk.triggerBatch([
      { channel: 'status', name: 'changed', data: {}, info: 'subscription_count' },
      { channel: 'status', name: 'changed', data: {} },
    ]);
    expect(await batched.json()).toEqual({ batch: [{ subscription_count: 1 }, {}] });
  });

  it('is well, and says to anyone no more than how many are connected', async () => {
    await subscribed(harness.client(), 'private-board');
    const health = await fetch(harness.url('/health'));
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', connections: 1 }]);
    expect((await fetch(harness.url('/metrics'))).status).toBe(404);
  });
});
