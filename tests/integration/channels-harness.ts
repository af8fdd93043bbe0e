import { once as nodeOnce } from 'node:events';
import PusherServerSdk from 'pusher';
import PusherClient, { type Channel, type PresenceChannel } from 'pusher-js';
import { WebSocket } from 'ws';
import type { ChannelsLimits } from '@/lib/channels/rules/limits';
import { type ChannelsServer, createChannelsServer } from '@/lib/channels/server';

export const credentials = { appId: '1001', key: 'test-key', secret: 'test-secret' };
const encryptionMasterKeyBase64 = Buffer.alloc(32, 7).toString('base64');
/** What the server called its own fault: a peer must not be able to cause one. */
const faults: unknown[] = [];
const silent = { info: () => {}, warn: () => {}, error: (fields: object) => void faults.push(fields) };

export interface Member {
  id: string;
  name: string;
}

/** One server on a free port with everything the official clients need to talk to it; `dispose` ends it all. */
export class ChannelsHarness {
  private readonly clients: PusherClient[] = [];
  private readonly sockets: WebSocket[] = [];
  private constructor(
    public server: ChannelsServer,
    readonly port: number,
    private readonly limits: Partial<ChannelsLimits>,
    private readonly webhookUrl: string | undefined,
  ) {}

  static async start(
    limits: Partial<ChannelsLimits> = {},
    port = 0,
    webhookUrl?: string,
  ): Promise<ChannelsHarness> {
    const server = newServer(limits, port, webhookUrl);
    const bound = await server.listen();
    return new ChannelsHarness(server, bound.port, limits, webhookUrl);
  }

  /**
   * Another server takes over the address at once: pusher-js waits 15 seconds after an attempt that is refused,
   * and that wait is not what is tested.
   */
  async restart(): Promise<void> {
    const closing = this.server.close();
    this.server = newServer(this.limits, this.port, this.webhookUrl);
    await this.server.listen();
    await closing;
  }

  sdk(overrides: { secret?: string; key?: string; appId?: string } = {}): PusherServerSdk {
    return new PusherServerSdk({
      ...credentials,
      ...overrides,
      host: '127.0.0.1',
      port: String(this.port),
      useTLS: false,
      encryptionMasterKeyBase64,
    });
  }

  /** A browser's client; it signs with `secret`, as whom `member` says on presence channels. */
  client({ member, secret }: { member?: Member; secret?: string } = {}): PusherClient {
    const signer = this.sdk(secret === undefined ? {} : { secret });
    const client = new PusherClient(credentials.key, {
      cluster: '',
      wsHost: '127.0.0.1',
      wsPort: this.port,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        transport: 'ajax',
        endpoint: '',
        customHandler: ({ channelName, socketId }, callback) => {
          const isPresence = channelName.startsWith('presence-');
          const data =
            isPresence && member ? { user_id: member.id, user_info: { name: member.name } } : undefined;
          callback(null, signer.authorizeChannel(socketId, channelName, data));
        },
      },
      userAuthentication: {
        transport: 'ajax',
        endpoint: '',
        customHandler: ({ socketId }, callback) => {
          if (!member) {
            callback(new Error('nobody'), null);
            return;
          }
          const watchlist = member.id === 'watcher' ? ['ada'] : undefined;
          const userData = { id: member.id, user_info: { name: member.name }, watchlist };
          callback(null, signer.authenticateUser(socketId, userData));
        },
      },
    });
    this.clients.push(client);
    return client;
  }

  /** A bare socket, for what an official client would never send. */
  async rawSocket(
    path = `/app/${credentials.key}?protocol=7&client=test&version=1.0`,
    address?: string,
  ): Promise<RawSocket> {
    const headers = address === undefined ? {} : { 'x-forwarded-for': address };
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}${path}`, { headers });
    this.sockets.push(socket);
    const raw = new RawSocket(socket);
    await nodeOnce(socket, 'open');
    return raw;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** The faults since the last time, of any server of this file. */
  faults(): unknown[] {
    return faults.splice(0);
  }

  async dispose(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    for (const socket of this.sockets) socket.terminate();
    await this.server.close();
  }
}

function newServer(limits: Partial<ChannelsLimits>, port: number, webhookUrl?: string): ChannelsServer {
  return createChannelsServer({
    ...credentials,
    host: '127.0.0.1',
    port,
    logger: silent,
    limits,
    webhookUrl,
    // Clients of tests say who they are as behind a proxy.
    addressOf: ({ headers }) => headers['x-forwarded-for']?.toString() ?? null,
  });
}

export interface RawMessage {
  event: string;
  channel?: string;
  data: unknown;
  user_id?: string;
}

/** Keeps every message in order, so that a test may wait for one that is already there. */
export class RawSocket {
  private readonly received: RawMessage[] = [];
  private wake: () => void = () => {};
  readonly closed: Promise<number>;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.received.push(JSON.parse(data.toString()));
      this.wake();
    });
    this.closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
    socket.on('error', () => {});
  }

  /** The next message of this event; those before it are dropped. */
  async next(event: string): Promise<RawMessage> {
    for (;;) {
      const message = this.received.shift();
      if (message?.event === event) return message;
      if (!message)
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }

  async socketId(): Promise<string> {
    const { data } = await this.next('pusher:connection_established');
    return JSON.parse(String(data)).socket_id;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Everything sent before has been handled once this returns. */
  async settle(): Promise<void> {
    this.send({ event: 'pusher:ping', data: {} });
    await this.next('pusher:pong');
  }
}

/** Resolves with the data of the next such event. */
export function eventOn<T = unknown>(
  target: { bind(event: string, callback: (data: T) => void): unknown },
  event: string,
): Promise<T> {
  return new Promise((resolve) => target.bind(event, resolve));
}

export async function connected(client: PusherClient): Promise<string> {
  if (client.connection.state !== 'connected') await eventOn(client.connection, 'connected');
  return client.connection.socket_id;
}

export async function subscribed(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  if (!channel.subscribed) await eventOn(channel, 'pusher:subscription_succeeded');
  return channel;
}

export async function present(client: PusherClient, name: string): Promise<PresenceChannel> {
  return (await subscribed(client, name)) as PresenceChannel;
}
