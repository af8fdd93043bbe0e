import { encodeMessage, encodeProtocolMessage } from '../protocol';
import { channelKind } from '../rules/channel-name';
import type { ChannelsLimits } from '../rules/limits';
import type { Member } from '../rules/presence-data';
import type { ChannelActivity } from './activity';
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
    /** Hears of everything that webhooks tell. */
    readonly report: (activity: ChannelActivity) => void = () => {},
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
      this.report({ name: 'channel_occupied', channel: name });
    }
    const userId = channel.add(subscriber, member);
    if (userId !== null) this.report({ name: 'member_added', channel: name, user_id: userId });
    if (channel.kind.isCache) this.sendLast(name, subscriber);
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const channel = this.channels.get(name);
    if (!channel) return;
    const userId = channel.remove(subscriber);
    if (userId !== null) this.report({ name: 'member_removed', channel: name, user_id: userId });
    if (channel.subscribers.size > 0) return;
    this.channels.delete(name);
    this.report({ name: 'channel_vacated', channel: name });
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

  private sendLast(name: string, subscriber: Subscriber): void {
    const last = this.cache.get(name);
    subscriber.send(last?.frame ?? encodeProtocolMessage('pusher:cache_miss', {}, name));
    if (!last) this.report({ name: 'cache_miss', channel: name });
  }
}
