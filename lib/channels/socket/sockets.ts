import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { ChannelsLogger } from '../logger';
import {
  type ClientMessage,
  encodeProtocolMessage,
  errorCode,
  parseClientMessage,
  type Refusal,
  refusal,
} from '../protocol';
import type { ChannelsLimits } from '../rules/limits';
import type { Credentials } from '../rules/signature';
import { AddressCounts } from '../state/address-counts';
import type { ChannelRegistry } from '../state/channel-registry';
import type { UserDirectory } from '../state/user-directory';
import { relayClientEvent } from './client-events';
import { Connection, closeWithError, newSocketId } from './connection';
import { handshakeRefusal } from './handshake';
import { Heartbeat } from './heartbeat';
import { signIn } from './sign-in';
import { Subscriptions } from './subscriptions';
import { webSocketOptions } from './web-socket-options';

export interface SocketsOptions {
  credentials: Credentials;
  limits: ChannelsLimits;
  logger: ChannelsLogger;
  registry: ChannelRegistry;
  users: UserDirectory<Connection>;
  now: () => number;
  addressOf: (request: IncomingMessage) => string | null;
}

/** The WebSocket side: lets clients in, reads their messages, forgets them when they leave. */
export class Sockets {
  private readonly connections = new Map<string, Connection>();
  private readonly addresses: AddressCounts;
  private readonly subscriptions: Subscriptions;
  private onEmpty: () => void = () => {};
  private readonly server: WebSocketServer;

  constructor(private readonly options: SocketsOptions) {
    const { credentials, registry, limits } = options;
    this.addresses = new AddressCounts(limits.connectionsPerAddress);
    this.subscriptions = new Subscriptions(credentials, registry, limits);
    this.server = new WebSocketServer(webSocketOptions(limits));
  }

  get size(): number {
    return this.connections.size;
  }

  /** Takes an HTTP upgrade. Refusals too go over the WebSocket: only there can a browser read a code. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) =>
        this.options.logger.warn({ reason: error.message }, 'socket closed for a broken frame'),
      );
      const { credentials, addressOf } = this.options;
      const address = addressOf(request);
      const refused = handshakeRefusal(request.url ?? '', credentials.key) ?? this.capacityRefusal(address);
      if (refused) closeWithError(webSocket, refused.code, refused.message);
      else this.welcome(webSocket, address);
    });
  }

  /** Asks every client to reconnect at once, as the hosted service does; resolves when all are forgotten. */
  async closeAll(): Promise<void> {
    const emptied = new Promise<void>((resolve) => {
      this.onEmpty = resolve;
    });
    if (this.connections.size === 0) this.onEmpty();
    for (const connection of this.connections.values()) {
      connection.close(errorCode.reconnect, 'Server restarting: reconnect');
    }
    await emptied;
  }

  private capacityRefusal(address: string | null) {
    if (this.connections.size < this.options.limits.connections && this.addresses.take(address)) return null;
    return { code: errorCode.overCapacity, message: 'Over capacity' };
  }

  private welcome(webSocket: WebSocket, address: string | null): void {
    const { limits, logger, now } = this.options;
    const connection = new Connection(newSocketId(), webSocket, limits, logger, now);
    const heartbeat = new Heartbeat(connection, limits);
    this.connections.set(connection.socketId, connection);
    webSocket.on('message', (data, isBinary) => {
      heartbeat.heard();
      this.receive(connection, webSocket, data, isBinary);
    });
    webSocket.on('pong', () => heartbeat.heard());
    webSocket.on('ping', (data) => {
      heartbeat.heard();
      if (this.mayContinue(connection)) connection.pong(data);
    });
    webSocket.on('close', () => {
      heartbeat.stop();
      this.addresses.give(address);
      this.forget(connection);
    });
    connection.send(
      encodeProtocolMessage('pusher:connection_established', {
        socket_id: connection.socketId,
        activity_timeout: limits.activityTimeoutS,
      }),
    );
  }

  private receive(connection: Connection, webSocket: WebSocket, data: RawData, isBinary: boolean): void {
    if (!connection.isOpen) return;
    if (isBinary) {
      webSocket.close(1003, 'Binary frames are not supported');
      return;
    }
    if (!this.mayContinue(connection)) return;
    const refused = this.handle(connection, data.toString());
    if (refused) connection.refuse(refused);
  }

  /** A message that cannot be processed, as one nested too deep to be written again, hurts only its sender. */
  private handle(connection: Connection, text: string): Refusal | null {
    const message = parseClientMessage(text);
    if (!message) return refusal('Invalid message: a JSON object with an event name is expected');
    try {
      return this.dispatch(connection, message);
    } catch (error) {
      // Too deep a nesting is the peer's doing: a log line each would let it fill the disk.
      if (!(error instanceof RangeError)) {
        this.options.logger.error({ err: error, socketId: connection.socketId }, 'message failed');
      }
      return refusal('Invalid message: it could not be processed');
    }
  }

  /** False once the peer floods: it is sent away, to come back after a pause. */
  private mayContinue(connection: Connection): boolean {
    if (connection.messages.take(this.options.now())) return true;
    connection.close(errorCode.overCapacity, 'Too many messages');
    return false;
  }

  private dispatch(connection: Connection, message: ClientMessage): Refusal | null {
    const { registry, users, limits, credentials, now } = this.options;
    switch (message.event) {
      case 'pusher:ping':
        connection.send(encodeProtocolMessage('pusher:pong', {}));
        return null;
      case 'pusher:pong':
        return null;
      case 'pusher:subscribe':
        return this.subscriptions.subscribe(connection, message);
      case 'pusher:unsubscribe':
        return this.subscriptions.unsubscribe(connection, message);
      case 'pusher:signin':
        return signIn(connection, message, credentials, users, limits);
    }
    if (message.event.startsWith('client-')) {
      return relayClientEvent(connection, message, registry, limits, now());
    }
    return refusal('Unknown event: clients may send pusher: commands and client- events');
  }

  private forget(connection: Connection): void {
    this.connections.delete(connection.socketId);
    this.subscriptions.leaveAll(connection);
    if (connection.user) this.options.users.signOut(connection, connection.user);
    if (this.connections.size === 0) this.onEmpty();
  }
}
