import { randomInt } from 'node:crypto';
import { WebSocket } from 'ws';
import type { ChannelsLogger } from '../logger';
import { encodeError, encodeProtocolMessage, type Refusal } from '../protocol';
import type { ChannelsLimits } from '../rules/limits';
import type { SignedInUser } from '../rules/presence-data';
import { TokenBucket } from '../rules/token-bucket';
import type { Subscriber } from '../state/subscriber';

const MAX_PART = 2 ** 31;

/** Two random integers: unguessable, so that a channel's signature is worth nothing on another socket. */
export function newSocketId(): string {
  return `${randomInt(1, MAX_PART)}.${randomInt(1, MAX_PART)}`;
}

/** One client's socket: what it is subscribed to, who it is, and the limits it lives under. */
export class Connection implements Subscriber {
  readonly channels = new Set<string>();
  readonly clientEvents: TokenBucket;
  readonly messages: TokenBucket;
  user: SignedInUser | null = null;

  constructor(
    readonly socketId: string,
    private readonly socket: WebSocket,
    private readonly limits: ChannelsLimits,
    private readonly logger: ChannelsLogger,
    now: () => number,
  ) {
    this.clientEvents = new TokenBucket(limits.clientEventsPerSecond, limits.clientEventsPerSecond, now());
    this.messages = new TokenBucket(limits.messageBurst, limits.messagesPerSecond, now());
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Sends a frame; a peer that does not read what it is sent is cut off before it fills the memory. */
  send(frame: Buffer): void {
    if (this.canTakeMore()) this.socket.send(frame, { binary: false });
  }

  /** Answers a WebSocket ping; the protocol's own ping is a message. */
  pong(data: Buffer): void {
    if (this.canTakeMore()) this.socket.pong(data);
  }

  /** Tells this peer alone what is wrong; the connection stays. */
  refuse({ code, message }: Refusal): void {
    this.send(encodeError(code, message));
  }

  ping(): void {
    this.send(encodeProtocolMessage('pusher:ping', {}));
  }

  /** Says why, and closes. */
  close(code: number, message: string): void {
    if (!this.isOpen) return;
    closeWithError(this.socket, code, message);
  }

  private canTakeMore(): boolean {
    if (!this.isOpen) return false;
    if (this.socket.bufferedAmount <= this.limits.bufferedBytes) return true;
    this.logger.warn({ socketId: this.socketId }, 'slow consumer disconnected');
    this.socket.terminate();
    return false;
  }
}

/** Sends the protocol's error and closes with its code. */
export function closeWithError(socket: WebSocket, code: number, message: string): void {
  socket.send(encodeError(code, message), { binary: false });
  socket.close(code, closeReason(message));
}

/** A close frame holds 123 bytes of reason at most, and the words may quote what the peer sent. */
function closeReason(message: string): string {
  const ascii = message.replace(/[^\x20-\x7e]/g, '?');
  return ascii.slice(0, 120);
}
