import 'server-only';
import { logger } from '@/lib/logger';
import type { RealtimeEvent, RealtimePayload } from './channels';
import { pusher } from './pusher';

export type Hint = {
  [E in RealtimeEvent]: { channel: string; event: E; payload: RealtimePayload<E> };
}[RealtimeEvent];

// A trigger call carries at most ten events.
const BATCH = 10;

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
