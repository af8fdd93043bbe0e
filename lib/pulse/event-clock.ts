import type { FormEventInput } from './form-events';

const TOLERANCE_MS = 2 * 60_000;
const OLDEST_MS = 24 * 3_600_000;

/**
 * When each event of a batch happened by our clock. A page sends within seconds, so a batch whose last
 * event is minutes away from its arrival comes from a wrong clock: the whole batch is shifted, which
 * keeps the intervals; nothing then lies in the future or more than a day back.
 */
export function eventTimes(events: readonly Pick<FormEventInput, 'at'>[], receivedAt: Date): Date[] {
  const received = receivedAt.getTime();
  const told = events.map(({ at }) => (typeof at === 'number' ? at : Date.parse(at)));
  const skew = Math.max(...told) - received;
  const shift = Math.abs(skew) > TOLERANCE_MS ? skew : 0;
  return told.map((time) => new Date(Math.min(received, Math.max(received - OLDEST_MS, time - shift))));
}
