import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { startProcessing } from '@/lib/orders/process-request';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { planServices } from '@/lib/provisioning/services';
import { hostingOrder, visitor } from './orders';

type Wanted = { client: Actor; admin: Actor; quantity?: number };

/** A request taken up, with its places if there is a node, and its services as a quote's acceptance plans them. */
export async function plannedServices({ client, admin, quantity = 1 }: Wanted) {
  const order = hostingOrder({
    email: client.email,
    plan: 'professional',
    quantity: String(quantity),
    addons: [],
  });
  const { requestId } = await submitHostingOrder(visitor({ actor: client }), order);
  await startProcessing(admin, { kind: 'hosting', id: requestId });
  const { cpu, ram, storage, code } = await db.hostingPlan.findUniqueOrThrow({
    where: { code: 'professional' },
  });
  const size = { cpu, ram, storage };
  const plan = {
    requestId,
    userId: client.id,
    size,
    quantity,
    planKey: code,
    domain: 'exemple.fr',
    locale: 'fr' as const,
  };
  const services = await db.$transaction((tx) => planServices(tx, plan));
  return { requestId, plan, size, services, first: services[0]?.id ?? '' };
}
