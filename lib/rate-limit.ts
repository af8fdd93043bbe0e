import 'server-only';
import { now } from './clock';
import { db } from './db/client';
import { DomainError } from './errors';

type Limit = { key: string; count: number; seconds: number };

/**
 * Counts one call against a limit shared by every copy of the web process; one round trip.
 * Refuses with `rate_limited` and the minutes to wait once the window is full.
 */
export async function takeRateLimit({ key, count, seconds }: Limit): Promise<void> {
  const windowMs = seconds * 1000;
  const start = Math.floor(now().getTime() / windowMs) * windowMs;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateLimitWindow" ("key", "windowStart", "count") VALUES (${key}, ${new Date(start)}, 1)
    ON CONFLICT ("key", "windowStart") DO UPDATE SET "count" = "RateLimitWindow"."count" + 1
    RETURNING "count"`;
  if ((row?.count ?? 1) <= count) return;
  const minutes = Math.max(1, Math.ceil((start + windowMs - now().getTime()) / 60_000));
  throw new DomainError('rate_limited', { params: { minutes } });
}

/** Gives one call back: limits on sign-in count failures alone, yet hold while attempts run side by side. */
export async function giveBackRateLimit({ key, seconds }: Omit<Limit, 'count'>): Promise<void> {
  const windowMs = seconds * 1000;
  const start = new Date(Math.floor(now().getTime() / windowMs) * windowMs);
  await db.$executeRaw`
    UPDATE "RateLimitWindow" SET "count" = "count" - 1
    WHERE "key" = ${key} AND "windowStart" = ${start} AND "count" > 0`;
}
