import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ActivityType } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { recordPulse } from '@/lib/pulse/record';

type Change = {
  activity: ActivityType;
  pulse: PulseEventType;
  /** Key of the audit log. */
  audit: string;
  /** Figures and labels; the timeline words its line from them. */
  data: Prisma.InputJsonObject;
  /** Who has the lead after the change. */
  assigneeId: string | null;
  /** The subject's own name for what staff type is `subject`; empty for what the platform words. */
  subject?: string;
};

/** One line each in the lead's timeline, the live feed and the audit log, inside the command's transaction. */
export async function recordChange(tx: Db, actor: Actor, leadId: string, change: Change): Promise<void> {
  const { activity, pulse, audit, data, assigneeId, subject } = change;
  await tx.crmActivity.create({
    data: { leadId, type: activity, subject: subject ?? '', data, createdById: actor.id, createdAt: now() },
    select: { id: true },
  });
  await recordPulse(tx, {
    type: pulse,
    leadId,
    actorId: actor.id,
    assigneeId,
    data: pulseData(activity, data),
  });
  await recordAudit(tx, actor, audit, { type: 'lead', id: leadId }, data);
}

/** The live feed holds stages and amounts, never what somebody typed or a name. */
function pulseData(activity: ActivityType, data: Prisma.InputJsonObject): Prisma.InputJsonObject {
  const { from, to, valueCents } = data;
  const kept = { activity, from, to, valueCents };
  return Object.fromEntries(
    Object.entries(kept).filter(([, value]) => value !== undefined && value !== null),
  );
}

type NewNotification = { userId: string; kind: string; leadId: string; data: Prisma.InputJsonObject };

/** A line in somebody's bell that leads to the lead. */
export async function notifyAboutLead(
  tx: Db,
  { userId, kind, leadId, data }: NewNotification,
): Promise<{ notificationId: string; userId: string }> {
  const notificationId = newId();
  await tx.notification.create({
    data: {
      id: notificationId,
      userId,
      kind,
      data,
      href: `/crm/leads/${leadId}`,
      dedupeKey: `${kind}:${notificationId}`,
      createdAt: now(),
    },
    select: { id: true },
  });
  return { notificationId, userId };
}
