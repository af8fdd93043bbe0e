import 'server-only';
import Pusher from 'pusher';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import type { RealtimeEvent, RealtimePayload } from './channels';

export type Hint = {
  [E in RealtimeEvent]: { channel: string; event: E; payload: RealtimePayload<E> };
}[RealtimeEvent];

// A trigger call carries at most ten events.
const BATCH = 10;

let client: Pusher | undefined;

function pusher(): Pusher {
  const {
    PUSHER_APP_ID,
    PUSHER_KEY,
    PUSHER_SECRET,
    PUSHER_HOST,
    PUSHER_PORT,
    PUSHER_CLUSTER,
    PUSHER_USE_TLS,
  } = env();
  const credentials = { appId: PUSHER_APP_ID, key: PUSHER_KEY, secret: PUSHER_SECRET };
  client ??= PUSHER_CLUSTER
    ? new Pusher({ ...credentials, cluster: PUSHER_CLUSTER, useTLS: true, timeout: 3000 })
    : new Pusher({
        ...credentials,
        host: PUSHER_HOST,
        port: String(PUSHER_PORT),
        useTLS: PUSHER_USE_TLS,
        timeout: 3000,
      });
  return client;
}

/**
 * Tells open pages, after the commit. A hint that gets lost costs nothing: pages refetch when they
 * reconnect; so this never throws and nobody waits for it.
 */
export async function publish(hints: readonly Hint[]): Promise<void> {
  for (let start = 0; start < hints.length; start += BATCH) {
    const batch = hints.slice(start, start + BATCH).map(({ channel, event, payload }) => ({
      channel,
      name: event,
      data: payload,
    }));
    try {
      await pusher().triggerBatch(batch);
    } catch (error) {
      logger.warn({ err: error, events: batch.map(({ name }) => name) }, 'realtime hint lost');
    }
  }
}
