import 'server-only';
import { createHmac } from 'node:crypto';
import { addressGroup } from '@/lib/auth/client-address';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { takeRateLimit } from '@/lib/rate-limit';
import type { RequestKind } from './schema';

const MINIMUM_FILL_MS = 3_000;
const PLAIN_FORM_LIMIT = { count: 10, seconds: 3_600 };
const PLAIN_KEY_WINDOW_MS = 3_600_000;

const sign = (purpose: string, text: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`${purpose}:${text}`).digest('base64url');

type Envelope = { website?: string; elapsedMs?: number };

/**
 * Refuses what a robot sends: the field that people do not see is filled, or the form was filled in under three
 * seconds. The page is static, so it cannot carry a signed time of its own: the page measures and says it, which
 * stops the robots that replay a form, not one written for us; the limits per address and e-mail stop those. A form
 * without JavaScript says no time and gets a stricter limit instead.
 */
export async function refuseRobots(kind: RequestKind, ip: string, { website, elapsedMs }: Envelope) {
  if (website) throw new DomainError('bot_suspected');
  if (elapsedMs === undefined) {
    await takeRateLimit({ key: `order.plain:${kind}:${addressGroup(ip)}`, ...PLAIN_FORM_LIMIT });
  } else if (elapsedMs < MINIMUM_FILL_MS) throw new DomainError('bot_suspected');
}

/**
 * The key of a submit that brings none (no JavaScript): what was typed, within the hour, so that pressing the
 * button twice is still one order.
 */
export function derivedKey(kind: RequestKind, typed: object): string {
  const hour = Math.floor(now().getTime() / PLAIN_KEY_WINDOW_MS);
  return sign('order-key', JSON.stringify([kind, hour, typed]));
}

/**
 * The token of the page shown after ordering. Only its hash is stored, yet the same submit sent again must get the
 * same page: so it is made from the submit's key with the platform's secret, and nobody else can make it.
 */
export function receiptTokenOf(kind: RequestKind, idempotencyKey: string): string {
  return sign('receipt', `${kind}:${idempotencyKey}`);
}
