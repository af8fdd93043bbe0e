import 'server-only';
import { db } from '@/lib/db/client';
import { revenueHint } from '@/lib/pulse/hints';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';

/** Who looks at an invoice that changed: its client's open pages, its lead's, and the pulse. */
export async function invoiceHints(invoiceId: string): Promise<Hint[]> {
  const invoice = await db.invoice.findUnique({
    where: { id: invoiceId },
    select: { userId: true, request: { select: { crmLead: { select: { id: true } } } } },
  });
  const leadId = invoice?.request?.crmLead?.id;
  return [
    ...(invoice?.userId
      ? [
          {
            channel: channelNames.user(invoice.userId),
            event: 'invoice.changed',
            payload: { invoiceId },
          } as const,
        ]
      : []),
    ...(leadId
      ? [{ channel: channelNames.lead(leadId), event: 'lead.updated', payload: { leadId } } as const]
      : []),
    { channel: channelNames.pulse, event: 'pulse.event', payload: { type: 'invoice.paid' } },
  ];
}

/** A draft was written by somebody of the staff: whoever has it open reads it again. */
export function draftHint(): Hint {
  return { channel: channelNames.pulse, event: 'pulse.event', payload: { type: 'invoice.draft' } };
}

export async function paymentHints(paymentId: string): Promise<Hint[]> {
  const payment = await db.payment.findUnique({ where: { id: paymentId }, select: { invoiceId: true } });
  return payment ? invoiceHints(payment.invoiceId) : [];
}

/** The client's open pages show what became of a subscription, and the pulse what it brings in. */
export async function subscriptionHints(subscriptionId: string): Promise<Hint[]> {
  const subscription = await db.subscription.findUnique({
    where: { id: subscriptionId },
    select: { userId: true },
  });
  if (!subscription) return [];
  const channel = channelNames.user(subscription.userId);
  return [{ channel, event: 'invoice.changed', payload: { invoiceId: subscriptionId } }, revenueHint()];
}
