import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { visibleLeads } from '../policy';

const SHOWN = 8;

const line = {
  id: true,
  title: true,
  contactName: true,
  status: true,
  score: true,
  estimatedValueCents: true,
  currency: true,
  nextFollowUpAt: true,
  nextFollowUpNote: true,
  createdAt: true,
} as const satisfies Prisma.CrmLeadSelect;

export type DayLine = Prisma.CrmLeadGetPayload<{ select: typeof line }>;

/** The actor's own open leads whose follow-up is due by `until`, the longest overdue first. */
export function listMyFollowUps(actor: Actor, until: Date): Promise<DayLine[]> {
  return db.crmLead.findMany({
    where: {
      AND: [
        visibleLeads(actor),
        { assignedToId: actor.id, nextFollowUpAt: { lte: until }, status: { notIn: ['won', 'lost'] } },
      ],
    },
    select: line,
    orderBy: [{ nextFollowUpAt: 'asc' }, { id: 'asc' }],
    take: SHOWN,
  });
}

/** The actor's own leads that nobody has contacted yet, the best score first. */
export function listMyNewLeads(actor: Actor): Promise<DayLine[]> {
  return db.crmLead.findMany({
    where: { AND: [visibleLeads(actor), { assignedToId: actor.id, status: 'new' }] },
    select: line,
    orderBy: [{ score: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
}
