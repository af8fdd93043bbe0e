import 'server-only';
import { db } from '@/lib/db/client';
import { logger } from '@/lib/logger';

export const HEARTBEAT_MS = 5000;

/** Writes every few seconds, by the database's clock, that this process lives, until the returned function is called. */
export function startHeartbeat(name: string, onBeat: () => Promise<void>): () => void {
  let isFirst = true;
  const beat = async () => {
    try {
      await db.$executeRaw`
        INSERT INTO "ProcessHeartbeat" AS known ("name", "at", "startedAt")
        VALUES (${name}, clock_timestamp(), clock_timestamp())
        ON CONFLICT ("name") DO UPDATE SET "at" = excluded."at",
          "startedAt" = CASE WHEN ${isFirst} THEN excluded."startedAt" ELSE known."startedAt" END`;
      isFirst = false;
      await onBeat();
    } catch (error) {
      logger.warn({ err: error }, 'heartbeat missed');
    }
  };
  void beat();
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  return () => clearInterval(timer);
}
