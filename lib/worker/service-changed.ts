import 'server-only';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import { activateWhenServed } from '@/lib/orders/activate-when-served';
import { requestChangeHints } from '@/lib/orders/hints';
import { findChanged, writeWhenUp } from '@/lib/provisioning/service/announce';
import { serviceHints } from '@/lib/provisioning/service/hints';
import { requestHint, revenueHint } from '@/lib/pulse/hints';
import { publish } from '@/lib/realtime/publish';

/** What follows from a service's new state, outside provisioning. Each part does its work once, however often this runs. */
export async function followService(serviceId: string): Promise<void> {
  const service = await findChanged(serviceId);
  if (!service) return;
  const change = await activateWhenServed(service.requestId);
  await writeWhenUp(service.requestId);
  const earns = await earnWhenServed(service.requestId);
  await publish([
    ...serviceHints(service),
    ...(change ? [...requestChangeHints(change), requestHint()] : []),
    ...(earns ? [revenueHint()] : []),
  ]);
}
