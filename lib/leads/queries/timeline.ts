import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { visibleLeads } from '../policy';

export const TIMELINE_PAGE = 30;

const entry = {
  id: true,
  type: true,
  subject: true,
  description: true,
  data: true,
  createdAt: true,
  creator: { select: { name: true } },
} as const satisfies Prisma.CrmActivitySelect;

export type TimelineEntry = Prisma.CrmActivityGetPayload<{ select: typeof entry }>;

/** The latest lines of a lead's timeline, newest first, and whether there are more. */
export async function leadTimeline(
  actor: Actor,
  leadId: string,
  pages: number,
): Promise<{ entries: TimelineEntry[]; hasMore: boolean }> {
  const take = pages * TIMELINE_PAGE;
  const found = await db.crmActivity.findMany({
    where: { leadId, lead: visibleLeads(actor) },
    select: entry,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: take + 1,
  });
  return { entries: found.slice(0, take), hasMore: found.length > take };
}
