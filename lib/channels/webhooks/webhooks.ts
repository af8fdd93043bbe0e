import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelsLogger } from '../logger';
import type { ChannelsLimits } from '../rules/limits';
import { type Credentials, sign } from '../rules/signature';
import type { ChannelActivity } from '../state/activity';
import { PendingActivity } from './pending-activity';

export interface WebhooksOptions {
  credentials: Credentials;
  limits: ChannelsLimits;
  logger: ChannelsLogger;
  now: () => number;
}

/** Tells one address what happens on the channels: gathered, signed, in order, tried again when it fails. */
export class Webhooks {
  private readonly pending: PendingActivity;
  private readonly closing = new AbortController();
  private delivery: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly options: WebhooksOptions,
  ) {
    this.pending = new PendingActivity(options.limits.webhookQueue);
  }

  add(activity: ChannelActivity): void {
    if (this.closing.signal.aborted) return;
    this.pending.add(activity);
    this.delivery ??= this.deliverAll().finally(() => {
      this.delivery = undefined;
    });
  }

  /** Tries once more to tell what is pending, and waits for nothing else. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.delivery;
  }

  /** Runs until there is nothing left to tell; one delivery at a time keeps the order. */
  private async deliverAll(): Promise<void> {
    while (!this.pending.isEmpty) {
      await this.pause(this.options.limits.webhookDelayMs);
      const { events, dropped } = this.pending.take();
      if (dropped > 0) this.options.logger.warn({ dropped }, 'webhook events dropped: the queue is full');
      if (events.length > 0) await this.deliver(events);
    }
  }

  private async deliver(events: ChannelActivity[]): Promise<void> {
    const { limits, logger, now } = this.options;
    const body = JSON.stringify({ time_ms: now(), events });
    for (let attempt = 0; ; attempt += 1) {
      const problem = await this.post(body);
      if (problem === null) return;
      if (attempt >= limits.webhookRetries || this.closing.signal.aborted) {
        logger.warn({ problem, events: events.length }, 'webhook given up');
        return;
      }
      await this.pause(limits.webhookDelayMs * 2 ** attempt);
    }
  }

  private async post(body: string): Promise<string | null> {
    const { credentials, limits } = this.options;
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(limits.webhookTimeoutMs),
        headers: {
          'content-type': 'application/json',
          'x-pusher-key': credentials.key,
          'x-pusher-signature': sign(credentials.secret, body),
        },
      });
      await response.body?.cancel();
      return response.ok ? null : `status ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Waits, but not past the end of the server. */
  private async pause(durationMs: number): Promise<void> {
    await wait(durationMs, undefined, { signal: this.closing.signal }).catch(() => {});
  }
}
