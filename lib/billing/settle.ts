import 'server-only';
import type { Db } from '@/lib/db/client';
import { startServices } from '@/lib/provisioning/services';
import { recordPulse } from '@/lib/pulse/record';
import { isSettled } from './balance';
import { resumeWhenPaid } from './suspension';

/**
 * What follows once nothing is left to pay, in the same transaction: the service that was waiting for it starts, and one
 * that was suspended for it goes on. Safe to ask any time.
 */
export async function settleInvoice(tx: Db, invoiceId: string): Promise<void> {
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: {
      number: true,
      requestId: true,
      subscriptionId: true,
      grossCents: true,
      paidCents: true,
      refundedCents: true,
      creditedCents: true,
      request: { select: { crmLead: { select: { id: true, assignedToId: true } } } },
    },
  });
  if (!isSettled(invoice)) return;
  const { requestId, subscriptionId, number, request } = invoice;
  await recordPulse(tx, {
    type: 'invoice.paid',
    requestId: requestId ?? undefined,
    leadId: request?.crmLead?.id,
    assigneeId: request?.crmLead?.assignedToId,
    data: { number, grossCents: invoice.grossCents },
  });
  if (subscriptionId) await resumeWhenPaid(tx, subscriptionId);
  else if (requestId) await resumeRequest(tx, requestId);
  // After the subscription: whoever locks both does so in this order.
  if (requestId) await startServices(tx, requestId);
}

/** The first invoice of a request names the request alone: its subscription is found by it. */
async function resumeRequest(tx: Db, requestId: string): Promise<void> {
  const subscription = await tx.subscription.findUnique({ where: { requestId }, select: { id: true } });
  if (subscription) await resumeWhenPaid(tx, subscription.id);
}
