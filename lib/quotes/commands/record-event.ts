import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { recordPulse } from '@/lib/pulse/record';
import type { QuoteAtHand } from './quote-at-hand';

/** What happens to a quote; each is worded in `leads.timeline.quote` and, where staff did it, in the audit log. */
export type QuoteEvent =
  | 'created'
  | 'sent'
  | 'revised'
  | 'abandoned'
  | 'viewed'
  | 'question'
  | 'answered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'extended'
  | 'revoked'
  | 'renewed'
  | 'reminded'
  | 'approval_wanted'
  | 'approved';

type Happened = {
  event: QuoteEvent;
  number: number;
  data?: Record<string, string | number>;
  pulse?: PulseEventType;
};

/** One line in the lead's timeline, in the live feed where it has a name there, and in the audit log. */
export async function recordQuoteEvent(
  tx: Db,
  actor: Pick<Actor, 'id'> | null,
  quote: QuoteAtHand,
  { event, number, data = {}, pulse }: Happened,
): Promise<void> {
  const at = now();
  const { lead, reference } = quote;
  const facts: Prisma.InputJsonObject = { event, quoteId: quote.id, reference, number, ...data };
  await tx.crmActivity.create({
    data: {
      leadId: lead.id,
      type: 'quote',
      subject: '',
      data: facts,
      createdById: actor?.id,
      completedAt: at,
      createdAt: at,
    },
    select: { id: true },
  });
  if (pulse) {
    const { id: leadId, assignedToId: assigneeId } = lead;
    const figures = Object.entries(data).filter(([, value]) => typeof value === 'number');
    await recordPulse(tx, {
      type: pulse,
      leadId,
      actorId: actor?.id,
      assigneeId,
      data: { reference, ...Object.fromEntries(figures) },
    });
  }
  await recordAudit(tx, actor, `quote.${event}`, { type: 'quote', id: quote.id }, facts);
}

type Notice = { kind: string; quote: QuoteAtHand; data?: Record<string, string | number> };
type Notified = { id: string; userId: string }[];

/** A line in the bell of whoever has the lead, or else of who made the quote; nobody is told what they did themselves. */
export async function tellSeller(tx: Db, actor: Pick<Actor, 'id'> | null, notice: Notice): Promise<Notified> {
  const userId = notice.quote.lead.assignedToId ?? notice.quote.createdById;
  return userId === actor?.id ? [] : notify(tx, [userId], notice);
}

/** A line in the bell of every active admin but the one who did it. */
export async function tellAdmins(tx: Db, actor: Pick<Actor, 'id'> | null, notice: Notice): Promise<Notified> {
  const admins = await tx.user.findMany({
    where: { role: 'ADMIN', active: true, ...(actor && { id: { not: actor.id } }) },
    select: { id: true },
    take: 200,
  });
  return notify(
    tx,
    admins.map(({ id }) => id),
    notice,
  );
}

async function notify(
  tx: Db,
  userIds: readonly string[],
  { kind, quote, data = {} }: Notice,
): Promise<Notified> {
  const rows = userIds.map((userId) => ({ id: newId(), userId }));
  await tx.notification.createMany({
    data: rows.map(({ id, userId }) => ({
      id,
      userId,
      kind,
      data: { title: quote.lead.title, reference: quote.reference, ...data },
      href: `/crm/quotes/${quote.id}`,
      dedupeKey: `${kind}:${id}`,
      createdAt: now(),
    })),
  });
  return rows;
}
