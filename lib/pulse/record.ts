import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { PulseEventType } from './event-types';

type NewPulseEvent = {
  type: PulseEventType;
  leadId?: string;
  requestId?: string;
  actorId?: string;
  /** The seller it concerns; null for the pool. */
  assigneeId?: string | null;
  /** Figures and labels without personal data. */
  data?: Prisma.InputJsonObject;
};

/** Writes one line of the live feed inside the caller's transaction. */
export async function recordPulse(tx: Db, event: NewPulseEvent): Promise<bigint> {
  const { id } = await tx.pulseEvent.create({
    data: { ...event, at: now(), data: event.data ?? {} },
    select: { id: true },
  });
  return id;
}
