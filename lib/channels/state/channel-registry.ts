import { encodeMessage, encodeProtocolMessage } from '../protocol';
import { channelKind } from '../rules/channel-name';
import type { ChannelsLimits } from '../rules/limits';
import type { Member } from '../rules/presence-data';
import { Channel } from './channel';
import { EventCache } from './event-cache';
import type { Subscriber } from './subscriber';

export interface PublishedEvent {
  channel: string;
  event: string;
  data: string;
  exceptSocketId?: string;
}

/** Every occupied channel. A channel exists from its first subscriber to its last. */
export class ChannelRegistry {
  readonly cache: EventCache;
  private readonly channels = new Map<string, Channel>();

  constructor(
    private readonly limits: ChannelsLimits,
    now: () => number,
  ) {
    this.cache = new EventCache(limits.cacheTtlMs, limits.cachedChannels, now);
  }

  find(name: string): Channel | undefined {
    return this.channels.get(name);
  }

  occupied(prefix = ''): Channel[] {
    return [...this.channels.values()].filter((channel) => channel.name.startsWith(prefix));
  }

  subscribe(name: string, subscriber: Subscriber, member: Member | null): void {
    let channel = this.channels.get(name);
    if (!channel) {
      channel = new Channel(name, this.limits);
      this.channels.set(name, channel);
    }
    channel.add(subscriber, member);
    if (channel.kind.isCache) {
      const last = this.cache.get(name);
      subscriber.send(last?.frame ?? encodeProtocolMessage('pusher:cache_miss', {}, name));
    }
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const channel = this.channels.get(name);
    if (!channel) return;
    channel.remove(subscriber);
    if (channel.subscribers.size === 0) this.channels.delete(name);
  }

  /** Sends an event of the server to all subscribers but one, and keeps it where the channel is cached. */
  publish({ channel: name, event, data, exceptSocketId }: PublishedEvent): void {
    const channel = this.channels.get(name);
    const isCache = channelKind(name).isCache;
    if (!channel && !isCache) return;
    const frame = encodeMessage({ event, channel: name, data });
    if (isCache) this.cache.put(name, frame, data);
    channel?.broadcast(frame, exceptSocketId);
  }
}
