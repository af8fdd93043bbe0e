import 'server-only';
import { logger } from '@/lib/logger';

// Counted in this process, not in the database: a beacon is cheap and may be lost, so the write that a
// shared limit costs would be dearer than what it protects. With N copies of the web process an address
// may send N times as many.
const WINDOW_MS = 60_000;
const BEACONS_A_WINDOW = 120;
const MAX_ADDRESSES = 20_000;
const LOG_EVERY_MS = 60_000;

const BOT =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|monitor|lighthouse|curl|wget|python|java\/|go-http|axios|node-fetch|facebookexternalhit/i;

export type DropReason = 'bot' | 'no_user_agent' | 'rate_limited' | 'overloaded' | 'broken_off';

const windows = new Map<string, { startedAt: number; count: number }>();
const dropped: Record<DropReason, number> = {
  bot: 0,
  no_user_agent: 0,
  rate_limited: 0,
  overloaded: 0,
  broken_off: 0,
};
let loggedAt = 0;

/** Why a beacon is not taken in, or null. Every refusal is counted and the counts are logged. */
export function beaconRefusal(address: string, userAgent: string | null, atMs: number): DropReason | null {
  const reason = refusal(address, userAgent, atMs);
  if (reason) countDropped(reason, atMs);
  return reason;
}

/** Counts a beacon that was not taken in; now and then the counts are logged. */
export function countDropped(reason: DropReason, atMs: number): void {
  dropped[reason] += 1;
  if (atMs - loggedAt < LOG_EVERY_MS) return;
  loggedAt = atMs;
  logger.info({ dropped: { ...dropped } }, 'form beacons dropped so far');
}

/** How many beacons this process has refused, by reason. */
export function droppedBeacons(): Readonly<Record<DropReason, number>> {
  return { ...dropped };
}

function refusal(address: string, userAgent: string | null, atMs: number): DropReason | null {
  if (!userAgent?.trim()) return 'no_user_agent';
  if (BOT.test(userAgent)) return 'bot';
  return isOverLimit(address, atMs) ? 'rate_limited' : null;
}

function isOverLimit(address: string, atMs: number): boolean {
  const known = windows.get(address);
  if (known && atMs - known.startedAt < WINDOW_MS) {
    known.count += 1;
    return known.count > BEACONS_A_WINDOW;
  }
  windows.delete(address);
  // The map is in the order of arrival: its first entry is the oldest window.
  const oldest = windows.size >= MAX_ADDRESSES ? windows.keys().next().value : undefined;
  if (oldest !== undefined) windows.delete(oldest);
  windows.set(address, { startedAt: atMs, count: 1 });
  return false;
}
