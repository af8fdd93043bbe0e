import 'server-only';
import type { PricingInput } from '@/lib/catalog/schema';
import type { Db } from '@/lib/db/client';
import type { ServicePlan } from '@/lib/provisioning/services';
import { serverSize } from './server-size';

/** The servers that a hosting request asks for, as services are planned from it. */
export async function serverOfRequest(
  tx: Db,
  requestId: string,
): Promise<Omit<ServicePlan, 'requestId' | 'userId'>> {
  const { quantity, customConfig, domain, locale, plan } = await tx.hostingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      quantity: true,
      customConfig: true,
      domain: true,
      locale: true,
      plan: { select: { code: true, cpu: true, ram: true, storage: true } },
    },
  });
  const size = serverSize(plan, customConfig as unknown as PricingInput);
  return { size, quantity, planKey: plan.code, domain, locale };
}
