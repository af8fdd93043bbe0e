import type PusherClient from 'pusher-js';
import type { Channel } from 'pusher-js';
import { isRealtimePayload } from '@/lib/realtime/event-fields';

export type ChannelListener = {
  onEvent: (event: string, payload: unknown) => void;
  /** Something may have been missed: ask the server again. */
  onGap: () => void;
};

type Entry = {
  listeners: Set<ChannelListener>;
  channel: Channel | null;
  lastEventAt: number;
  removal: ReturnType<typeof setTimeout> | undefined;
  retry: ReturnType<typeof setTimeout> | undefined;
};

// A page change unmounts one listener and mounts the next: the channel outlives the moment between.
const LINGER_MS = 10_000;
// An event that came while a page was on its way may be missing in what the server sent.
const RECENT_MS = 5_000;
const RETRY_MS = 5_000;

/** Channels of one connection: counted, shared, and told where a gap may be. */
export class Subscriptions {
  readonly #entries = new Map<string, Entry>();
  #client: PusherClient | null = null;

  attach(client: PusherClient): void {
    this.#client = client;
    for (const [name, entry] of this.#entries) this.#bind(client, name, entry);
  }

  /** Tells every listener that it may have missed something. */
  gap(): void {
    for (const entry of this.#entries.values()) this.#tellGap(entry);
  }

  add(name: string, listener: ChannelListener): () => void {
    const entry = this.#entries.get(name) ?? this.#open(name);
    clearTimeout(entry.removal);
    entry.listeners.add(listener);
    if (entry.channel?.subscribed && Date.now() - entry.lastEventAt < RECENT_MS) listener.onGap();
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size === 0) entry.removal = setTimeout(() => this.#close(name, entry), LINGER_MS);
    };
  }

  detach(): void {
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.retry);
      entry.channel?.unbind_all();
      entry.channel = null;
    }
    this.#client = null;
  }

  #tellGap(entry: Entry): void {
    for (const listener of [...entry.listeners]) listener.onGap();
  }

  #open(name: string): Entry {
    const entry: Entry = {
      listeners: new Set(),
      channel: null,
      lastEventAt: 0,
      removal: undefined,
      retry: undefined,
    };
    this.#entries.set(name, entry);
    if (this.#client) this.#bind(this.#client, name, entry);
    return entry;
  }

  #close(name: string, entry: Entry): void {
    clearTimeout(entry.retry);
    this.#entries.delete(name);
    entry.channel?.unbind_all();
    this.#client?.unsubscribe(name);
  }

  #bind(client: PusherClient, name: string, entry: Entry): void {
    const channel = client.subscribe(name);
    entry.channel = channel;
    // Between the page's rendering and this moment nobody listened.
    channel.bind('pusher:subscription_succeeded', () => this.#tellGap(entry));
    channel.bind('pusher:subscription_error', (error: { status?: number }) => {
      if (error.status === 401 || error.status === 403) {
        this.#tellGap(entry);
        return;
      }
      // The web server was away for a moment: the connection lives on, so nobody else tries again.
      entry.retry = setTimeout(
        () => {
          if (client.connection.state === 'connected') channel.subscribe();
        },
        RETRY_MS * (1 + Math.random()),
      );
    });
    channel.bind_global((event: string, payload: unknown) => {
      if (!isRealtimePayload(event, payload)) return;
      entry.lastEventAt = Date.now();
      for (const listener of [...entry.listeners]) listener.onEvent(event, payload);
    });
  }
}
