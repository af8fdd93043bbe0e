import type PusherClient from 'pusher-js';
import type { RealtimeConfig } from '@/lib/realtime/client-config';
import { type ConnectionState, createStore, initialConnection } from './connection-state';
import { Subscriptions } from './subscriptions';

// The library tries once after a second and then waits 15 s and more: these attempts are ours.
const ATTEMPTS_MS = [4_000, 5_000, 8_000, 12_000];
const LAST_ATTEMPT_MS = 12_000;
const OFFLINE_AFTER_MS = 10_000;
// Three times as long as between two words that the pause goes on.
const PAUSE_FORGOTTEN_MS = 16_000;

/** The tab's one connection to the channels server; nothing happens before `start`. */
export class RealtimeConnection {
  readonly subscriptions = new Subscriptions();
  readonly state = createStore<ConnectionState>(initialConnection);
  readonly #config: RealtimeConfig;
  #client: PusherClient | null = null;
  #stopped = true;
  #attempt = 0;
  #attemptTimer: ReturnType<typeof setTimeout> | undefined;
  #offlineTimer: ReturnType<typeof setTimeout> | undefined;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(config: RealtimeConfig) {
    this.#config = config;
  }

  start(): void {
    this.#stopped = false;
    window.addEventListener('online', this.#onOnline);
    window.addEventListener('offline', this.#onOffline);
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#lost();
    if (!navigator.onLine) this.#onOffline();
    void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('offline', this.#onOffline);
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#settle();
    this.subscriptions.detach();
    this.#client?.disconnect();
    this.#client = null;
    this.state.set(initialConnection);
  }

  /** The server has no data to give; said again while it lasts, so that a lost word of its end costs little. */
  pause(): void {
    const { status, since } = this.state.get();
    if (status === 'live') this.state.set({ status: 'paused', since: since ?? Date.now() });
    clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => this.resume(), PAUSE_FORGOTTEN_MS);
  }

  /** It has again: pages catch up with what they missed. */
  resume(): void {
    clearTimeout(this.#pauseTimer);
    if (this.state.get().status !== 'paused') return;
    this.state.set({ status: 'live', since: null });
    this.subscriptions.gap();
  }

  async #connect(): Promise<void> {
    if (!this.#config) return;
    const client = await openClient(this.#config).catch(() => null);
    if (this.#stopped || this.#client || !client) return client?.disconnect();
    this.#client = client;
    client.connection.bind('state_change', ({ current }: { current: string }) => {
      if (current === 'connected') this.#live();
      else if (!this.#stopped) this.#lost();
    });
    this.subscriptions.attach(client);
  }

  #live(): void {
    this.#attempt = 0;
    this.#settle();
    this.state.set({ status: 'live', since: null });
  }

  #settle(): void {
    clearTimeout(this.#attemptTimer);
    clearTimeout(this.#offlineTimer);
    clearTimeout(this.#pauseTimer);
    this.#attemptTimer = undefined;
    this.#offlineTimer = undefined;
  }

  /** Says so at once when it was live, calls it offline after a while, and keeps trying. */
  #lost(): void {
    const { status, since } = this.state.get();
    if (status === 'live' || status === 'paused')
      this.state.set({ status: 'reconnecting', since: since ?? Date.now() });
    this.#offlineTimer ??= setTimeout(() => this.#setOffline(), OFFLINE_AFTER_MS);
    this.#attemptTimer ??= setTimeout(() => this.#tryAgain(), this.#nextDelay());
  }

  #tryAgain(): void {
    this.#attemptTimer = undefined;
    const client = this.#client;
    if (client?.connection.state === 'connected') return;
    this.#attemptTimer = setTimeout(() => this.#tryAgain(), this.#nextDelay());
    if (!client) return void this.#connect();
    client.disconnect();
    client.connect();
  }

  #nextDelay(): number {
    const delay = ATTEMPTS_MS[this.#attempt] ?? LAST_ATTEMPT_MS;
    this.#attempt += 1;
    return delay * (0.75 + Math.random() / 2);
  }

  #setOffline(): void {
    this.state.set({ status: 'offline', since: this.state.get().since ?? Date.now() });
  }

  #tryNow(): void {
    if (this.#stopped || this.#client?.connection.state === 'connected') return;
    this.#attempt = 0;
    clearTimeout(this.#attemptTimer);
    this.#tryAgain();
  }

  readonly #onOffline = () => this.#setOffline();

  readonly #onOnline = () => {
    if (this.#client?.connection.state !== 'connected') return this.#tryNow();
    this.#live();
    this.subscriptions.gap();
  };

  // A laptop that wakes up need not wait for the next attempt.
  readonly #onVisible = () => {
    if (document.visibilityState === 'visible') this.#tryNow();
  };
}

async function openClient(config: NonNullable<RealtimeConfig>): Promise<PusherClient> {
  const { default: Pusher } = await import('pusher-js');
  const { port } = config;
  return new Pusher(config.key, {
    cluster: config.cluster,
    wsHost: config.host ?? window.location.hostname,
    ...(port === undefined ? {} : { wsPort: port, wssPort: port }),
    forceTLS: config.useTls,
    enabledTransports: ['ws', 'wss'],
    channelAuthorization: { endpoint: '/api/pusher/auth', transport: 'ajax' },
    // A connection that died without a word is noticed within half a minute.
    activityTimeout: 20_000,
    pongTimeout: 8_000,
  });
}
