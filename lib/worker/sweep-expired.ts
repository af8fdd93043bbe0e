import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { logger } from '@/lib/logger';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;

/** Deletes rate-limit counters of yesterday, and links and sessions that have been over for a month. */
export async function sweepExpired(): Promise<void> {
  const at = now().getTime();
  const longAgo = new Date(at - KEPT_DAYS * DAY_MS);
  const windows = await db.rateLimitWindow.deleteMany({
    where: { windowStart: { lt: new Date(at - DAY_MS) } },
  });
  const tokens = await db.userToken.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  const sessions = await db.userSession.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  logger.info({ windows: windows.count, tokens: tokens.count, sessions: sessions.count }, 'swept');
}
