import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { RequestChange } from './hints';

/**
 * A hosting request that is being processed is active once all its services are, not counting those that ended. The
 * platform does it, nobody by hand. Null when there is nothing to do, as for a request that is active already.
 */
export async function activateWhenServed(requestId: string): Promise<RequestChange | null> {
  return db.$transaction(async (tx) => {
    const [request] = await tx.hostingRequest.updateManyAndReturn({
      where: {
        id: requestId,
        status: 'processing',
        confirmation: { not: 'awaiting' },
        services: { some: { state: 'active' }, none: { state: { notIn: ['active', 'terminated'] } } },
      },
      data: { status: 'active', activatedAt: now() },
      select: { reference: true },
    });
    if (!request) return null;
    const { reference } = request;
    const data = { reference, requestKind: 'hosting', requestFrom: 'processing', requestTo: 'active' };
    const lead = await tx.crmLead.findUnique({
      where: { hostingRequestId: requestId },
      select: { id: true },
    });
    if (lead) {
      const at = now();
      await tx.crmActivity.create({
        data: { leadId: lead.id, type: 'updated', subject: '', data, completedAt: at, createdAt: at },
      });
    }
    await recordAudit(tx, null, 'request.active', { type: 'hosting_request', id: requestId }, data);
    return { kind: 'hosting', requestId, leadId: lead?.id ?? null, pulse: null };
  });
}
