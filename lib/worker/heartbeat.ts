import 'server-only';
import { db } from '@/lib/db/client';
import { logger } from '@/lib/logger';

export const HEARTBEAT_MS = 5000;

/** Writes every few seconds that this process lives, until the returned function is called. */
export function startHeartbeat(name: string, onBeat: () => Promise<void>): () => void {
  const startedAt = new Date();
  const beat = async () => {
    try {
      const at = new Date();
      await db.processHeartbeat.upsert({
        where: { name },
        create: { name, at, startedAt },
        update: { at, startedAt },
      });
      await onBeat();
    } catch (error) {
      logger.warn({ err: error }, 'heartbeat missed');
    }
  };
  void beat();
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  return () => clearInterval(timer);
}
