import { errorCode } from '../protocol';
import type { ChannelsLimits } from '../rules/limits';
import type { Connection } from './connection';

/** Pings a peer that has been silent too long, and lets it go when it stays silent. */
export class Heartbeat {
  private readonly idle: NodeJS.Timeout;
  private pong: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly limits: ChannelsLimits,
  ) {
    this.idle = setTimeout(() => this.ask(), limits.activityTimeoutS * 1_000);
  }

  /** Any frame from the peer proves that it lives. */
  heard(): void {
    clearTimeout(this.pong);
    this.pong = undefined;
    this.idle.refresh();
  }

  stop(): void {
    clearTimeout(this.idle);
    clearTimeout(this.pong);
  }

  private ask(): void {
    this.connection.ping();
    this.pong = setTimeout(
      () => this.connection.close(errorCode.pongTimeout, 'Pong reply not received in time'),
      this.limits.pongTimeoutMs,
    );
  }
}
