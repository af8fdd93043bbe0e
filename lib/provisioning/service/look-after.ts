import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { logger } from '@/lib/logger';
import { enqueueStep } from './operation';

const QUIET_MS = 10 * 60_000;
const BATCH = 200;

/**
 * Wakes services whose step should long have come again: whatever swallowed its job. Those that wait for an admin, or
 * for a time to come, are left alone; a step that is woken twice is done once.
 */
export async function lookAfterServices(): Promise<void> {
  const quietSince = new Date(now().getTime() - QUIET_MS);
  const forgotten = await db.service.findMany({
    where: {
      operation: { not: null },
      updatedAt: { lt: quietSince },
      steps: {
        some: {
          OR: [
            { state: { in: ['waiting', 'running'] }, nextTryAt: null },
            { state: { in: ['running', 'failed'] }, nextTryAt: { lt: quietSince } },
          ],
        },
        none: { OR: [{ state: 'failed', nextTryAt: null }, { nextTryAt: { gte: quietSince } }] },
      },
    },
    orderBy: { updatedAt: 'asc' },
    take: BATCH,
    select: { id: true, run: true },
  });
  for (const { id, run } of forgotten) await db.$transaction((tx) => enqueueStep(tx, id, run));
  if (forgotten.length > 0) logger.warn({ services: forgotten.length }, 'woke services that were forgotten');
}
