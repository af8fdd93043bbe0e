import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma, Service } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';
import { subjectOf } from './record';

type ClientNews = 'service_active' | 'service_resumed';

/** A line in the client's bell: the server answers. Once for each operation. */
export async function tellClientOfActive(tx: Db, service: Service, kind: ClientNews): Promise<Hint[]> {
  const { reference, ordinal } = await subjectOf(tx, service);
  return ring(tx, [
    {
      id: newId(),
      userId: service.userId,
      kind,
      data: { reference, ordinal, address: service.address ?? 'none' },
      href: `/account/services/${service.id}`,
      dedupeKey: `${kind}:${service.id}:${service.run}`,
      createdAt: now(),
    },
  ]);
}

/** Writes lines into bells; returns the hints that make them ring. */
export async function ring(tx: Db, data: Prisma.NotificationCreateManyInput[]): Promise<Hint[]> {
  const select = { id: true, userId: true };
  const written = await tx.notification.createManyAndReturn({ data, skipDuplicates: true, select });
  return written.map(({ id, userId }) => ({
    channel: channelNames.user(userId),
    event: 'notification.new',
    payload: { notificationId: id },
  }));
}

type Facts = { reference: string; ordinal: number; step: string };

/** A line in the bell of every admin and of the seller who has the lead: a step was given up. */
export async function tellStaffOfFailure(tx: Db, service: Service, facts: Facts): Promise<Hint[]> {
  const { lead } = await subjectOf(tx, service);
  const admins = await tx.user.findMany({
    where: { role: 'ADMIN', active: true },
    take: 200,
    select: { id: true },
  });
  const at = now();
  const line = (userId: string, href: string) => ({
    id: newId(),
    userId,
    kind: 'service_failed',
    data: { reference: facts.reference, ordinal: facts.ordinal, step: facts.step },
    href,
    dedupeKey: `service_failed:${service.id}:${service.run}:${at.getTime()}:${userId}`,
    createdAt: at,
  });
  const lines = admins.map(({ id }) => line(id, `/admin/cloud/services/${service.id}`));
  const seller = lead?.assignedToId;
  if (lead && seller && !admins.some(({ id }) => id === seller))
    lines.push(line(seller, `/crm/leads/${lead.id}`));
  return ring(tx, lines);
}
