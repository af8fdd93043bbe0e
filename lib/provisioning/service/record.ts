import 'server-only';
import type { Db } from '@/lib/db/client';
import type { Service } from '@/lib/db/generated/client';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { recordPulse } from '@/lib/pulse/record';

/** One alert a service, however many of its steps fail. */
export const alertKey = (serviceId: string) => `service:${serviceId}`;

type Named = Pick<Service, 'id' | 'requestId' | 'ordinal'>;
type ServicePulse = Extract<PulseEventType, `service.${string}`>;

/** What people know a service by: the reference of its request, and which of its servers. */
export async function subjectOf(tx: Db, { requestId, ordinal }: Named) {
  const request = await tx.hostingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: { reference: true, crmLead: { select: { id: true, title: true, assignedToId: true } } },
  });
  return { reference: request.reference, ordinal, lead: request.crmLead };
}

/** One line of the live feed. */
export async function recordServicePulse(tx: Db, service: Named, type: ServicePulse): Promise<void> {
  const { reference, ordinal, lead } = await subjectOf(tx, service);
  await recordPulse(tx, {
    type,
    leadId: lead?.id,
    requestId: service.requestId,
    assigneeId: lead?.assignedToId ?? null,
    data: { reference, ordinal, serviceId: service.id },
  });
}
