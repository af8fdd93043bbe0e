import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../rules/limits';
import { ChannelRegistry } from './channel-registry';

/** A subscriber that writes down what it is sent. */
function listener(socketId: string) {
  const heard: string[] = [];
  return { socketId, heard, send: (frame: Buffer) => void heard.push(JSON.parse(frame.toString()).event) };
}

const member = (userId: string) => ({ userId, userInfo: { name: userId } });

describe('ChannelRegistry', () => {
  it('has a channel from its first subscriber to its last', () => {
    const registry = new ChannelRegistry(defaultLimits, () => 0);
    const [a, b] = [listener('1.1'), listener('2.2')];
    registry.subscribe('status', a, null);
    registry.subscribe('status', b, null);
    registry.unsubscribe('status', a);
    expect(registry.occupied().map(({ name }) => name)).toEqual(['status']);
    registry.unsubscribe('status', b);
    registry.unsubscribe('status', b);
    expect(registry.occupied()).toEqual([]);
  });

  it('tells of a member once, whatever the order of their connections', () => {
    const registry = new ChannelRegistry(defaultLimits, () => 0);
    const watcher = listener('0.0');
    const [first, second] = [listener('1.1'), listener('2.2')];
    registry.subscribe('presence-a', watcher, member('watcher'));
    registry.subscribe('presence-a', first, member('ada'));
    registry.subscribe('presence-a', second, member('ada'));
    registry.unsubscribe('presence-a', first);
    registry.unsubscribe('presence-a', second);
    expect(watcher.heard).toEqual([
      'pusher_internal:subscription_succeeded',
      'pusher_internal:member_added',
      'pusher_internal:member_removed',
    ]);
  });

  it('forgets a cached event after its time, and the oldest when there are too many', () => {
    let nowMs = 0;
    const limits = { ...defaultLimits, cacheTtlMs: 1_000, cachedChannels: 2 };
    const registry = new ChannelRegistry(limits, () => nowMs);
    for (const channel of ['cache-a', 'cache-b', 'cache-c'])
      registry.publish({ channel, event: 'e', data: channel });
    expect(registry.cache.get('cache-a')).toBeNull();
    expect(registry.cache.get('cache-b')?.data).toBe('cache-b');
    nowMs = 1_000;
    const late = listener('1.1');
    registry.subscribe('cache-c', late, null);
    expect(late.heard.at(-1)).toBe('pusher:cache_miss');
  });

  it('does not send a count for each of many subscribers', () => {
    const registry = new ChannelRegistry({ ...defaultLimits, everyCountUpTo: 2 }, () => 0);
    const all = [1, 2, 3, 4].map((id) => listener(`${id}.${id}`));
    for (const one of all) registry.subscribe('status', one, null);
    const counts = all[0]?.heard.filter((event) => event === 'pusher_internal:subscription_count');
    expect(counts).toHaveLength(2);
    for (const one of all) registry.unsubscribe('status', one);
  });
});
