import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpApi } from './http/http-api';
import type { ChannelsLogger } from './logger';
import { type ChannelsLimits, defaultLimits } from './rules/limits';
import type { Credentials } from './rules/signature';
import type { Connection } from './socket/connection';
import { Sockets } from './socket/sockets';
import { ChannelRegistry } from './state/channel-registry';
import { UserDirectory } from './state/user-directory';
import { Webhooks } from './webhooks/webhooks';

export interface ChannelsServerOptions extends Credentials {
  host: string;
  /** 0 picks a free port. */
  port: number;
  logger: ChannelsLogger;
  limits?: Partial<ChannelsLimits>;
  /** Where webhooks are posted; none are without it. */
  webhookUrl?: string;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Whose share of the connections a client takes; null for an address that stands for many, and without it. */
  addressOf?: (request: IncomingMessage) => string | null;
}

export interface ChannelsServer {
  /** Resolves once connections are accepted; rejects with the system's error, as EADDRINUSE. */
  listen(): Promise<{ port: number }>;
  /** Takes no more, tells every client to reconnect at once, and resolves when all are gone. */
  close(): Promise<void>;
}

/** A server for one app that speaks the Pusher Channels protocol: WebSocket, and signed HTTP API. */
export function createChannelsServer(options: ChannelsServerOptions): ChannelsServer {
  const { appId, key, secret, host, port, logger, now = Date.now, addressOf = () => null } = options;
  const credentials = { appId, key, secret };
  const limits: ChannelsLimits = { ...defaultLimits, ...options.limits };
  const webhooks = options.webhookUrl
    ? new Webhooks(options.webhookUrl, { credentials, limits, logger, now })
    : null;
  const registry = new ChannelRegistry(limits, now, (activity) => webhooks?.add(activity));
  const users = new UserDirectory<Connection>();
  const sockets = new Sockets({ credentials, limits, logger, registry, users, now, addressOf });
  const connectionCount = () => sockets.size;
  const api = new HttpApi({ credentials, limits, logger, registry, users, now, connectionCount });
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeoutMs),
      maxHeaderSize: 8_192,
    },
    (request, response) => void api.handle(request, response),
  );
  let isClosing = false;
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (isClosing) socket.destroy();
    else sockets.upgrade(request, socket, head);
  });

  return {
    listen: () => listen(server, host, port),
    close: async () => {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cutOff = setTimeout(() => server.closeAllConnections(), limits.closeGraceMs);
      await Promise.all([sockets.closeAll(), closed]);
      clearTimeout(cutOff);
      await webhooks?.close();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port });
    });
  });
}
