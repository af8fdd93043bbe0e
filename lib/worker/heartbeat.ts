import 'server-only';
import { db } from '@/lib/db/client';
import { logger } from '@/lib/logger';
import { channelNames } from '@/lib/realtime/channels';
import { publish } from '@/lib/realtime/publish';

export const HEARTBEAT_MS = 5000;

/**
 * Writes every few seconds, by the database's clock, that this process lives, until the returned function is called.
 * While the database takes no beat, open pages are told that the platform pauses, and then that it goes on.
 */
export function startHeartbeat(name: string, onBeat: () => Promise<void>): () => void {
  let isFirst = true;
  let isBeating = false;
  let isAway = false;
  const tellPages = (away: boolean) => {
    isAway = away;
    void publish([
      { channel: channelNames.status, event: away ? 'database.away' : 'database.back', payload: {} },
    ]);
  };
  const beat = async () => {
    // The beat before got no answer yet.
    if (isBeating) return tellPages(true);
    isBeating = true;
    try {
      await writeBeat(name, isFirst);
      isFirst = false;
      if (isAway) tellPages(false);
      await onBeat();
    } catch (error) {
      logger.warn({ err: error }, 'heartbeat missed');
      tellPages(true);
    } finally {
      isBeating = false;
    }
  };
  void beat();
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  return () => clearInterval(timer);
}

async function writeBeat(name: string, isFirst: boolean): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "ProcessHeartbeat" AS known ("name", "at", "startedAt")
    VALUES (${name}, clock_timestamp(), clock_timestamp())
    ON CONFLICT ("name") DO UPDATE SET "at" = excluded."at",
      "startedAt" = CASE WHEN ${isFirst} THEN excluded."startedAt" ELSE known."startedAt" END`;
}
