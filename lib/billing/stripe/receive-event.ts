import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { enqueueJob } from '@/lib/jobs/enqueue';
import { stripeClient } from './client';

/** off: no keys are set · forged: the signature does not fit · received: kept, and read by the worker. */
export type Received = 'off' | 'forged' | 'received';

/**
 * Keeps what Stripe sent, as it was sent, once its signature is proved; the worker reads it. The same event sent again
 * is kept once.
 */
export async function receiveStripeEvent(raw: string, signature: string | null): Promise<Received> {
  const stripe = stripeClient();
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!stripe || !secret) return 'off';
  const event = eventOf(() =>
    stripe.webhooks.constructEvent(raw, signature ?? '', secret, undefined, undefined, now().getTime()),
  );
  if (!event) return 'forged';
  const { id, type } = event;
  await db.$transaction(async (tx) => {
    const data = [{ id, type, raw, receivedAt: now() }];
    const { count } = await tx.stripeEvent.createMany({ data, skipDuplicates: true });
    if (count === 1) await enqueueJob(tx, 'read_stripe_event', { eventId: id }, { key: `stripe:${id}` });
  });
  return 'received';
}

function eventOf<T>(verify: () => T): T | null {
  try {
    return verify();
  } catch {
    return null;
  }
}
