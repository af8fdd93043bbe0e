import { parisDay } from '@/lib/billing/days';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { useCapacity as takeCapacity } from '@/lib/provisioning/capacity';
import { startServices } from '@/lib/provisioning/services';
import { plannedServices } from '../factories/services';
import { bringUp, sellStandard } from '../factories/subscriptions';
import { actorOf, makeUser } from '../factories/users';
import { signedIn } from './backstage-makers';
import type { Cookie } from './people';

/** What a browser test needs of servers. */
export const serviceMakers = {
  /** A client's order that is taken up, with the server it asks for, not paid yet. */
  plannedService: async ({ id }: { id: string }): Promise<{ requestId: string; serviceId: string }> => {
    const client = actorOf(await db.user.findUniqueOrThrow({ where: { id } }));
    const admin = actorOf(await makeUser({ role: 'ADMIN' }));
    const { requestId, first } = await plannedServices({ client, admin });
    return { requestId, serviceId: first };
  },

  /** A new client with a server of a fixed plan online since today. */
  runningPlan: async (): Promise<{ subscriptionId: string; cookie: Cookie }> => {
    const { user, requestId, subscriptionId } = await sellStandard('starter', parisDay(now()));
    const size = { cpu: 1, ram: 1, storage: 10 };
    await db.$transaction((tx) => takeCapacity(tx, { requestId, servers: 1, size }));
    await bringUp(requestId);
    await earnWhenServed(requestId);
    const { cookie } = await signedIn(user);
    return { subscriptionId, cookie };
  },

  /** Its invoice is paid. */
  paid: async ({ requestId }: { requestId: string }): Promise<void> => {
    await db.$transaction((tx) => startServices(tx, requestId));
  },
};
