import 'server-only';
import { channelNames } from '@/lib/realtime/channels';
import { type Hint, publish } from '@/lib/realtime/publish';
import type { PulseEventType } from './event-types';

/** A request moved on, and with it the figures that count it. */
export function requestHint(): Hint {
  return { channel: channelNames.pulse, event: 'pulse.event', payload: { type: 'request' } };
}

/** What is billed again and again came, went or changed, and with it the recurring revenue. */
export function revenueHint(): Hint {
  return { channel: channelNames.pulse, event: 'pulse.event', payload: { type: 'revenue' } };
}

const FORM_HINT_EVERY_MS = 2_000;

/** Tells open pulse pages that something happened. */
export function pulseHint(type: PulseEventType | 'form' | 'alert.acknowledged'): Hint {
  return { channel: channelNames.pulse, event: 'pulse.event', payload: { type } };
}

let hintedAt = 0;
let waiting: NodeJS.Timeout | null = null;

/** The same for visits of the forms, which come by the hundred: at most one hint every two seconds, the last never lost. */
export async function hintFormActivity(atMs: number): Promise<void> {
  if (waiting) return;
  const restMs = hintedAt + FORM_HINT_EVERY_MS - atMs;
  if (restMs <= 0) {
    hintedAt = atMs;
    return publish([pulseHint('form')]);
  }
  waiting = setTimeout(() => {
    waiting = null;
    hintedAt = atMs + restMs;
    void publish([pulseHint('form')]);
  }, restMs);
  waiting.unref();
}
