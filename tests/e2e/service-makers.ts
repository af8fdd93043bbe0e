import { db } from '@/lib/db/client';
import { startServices } from '@/lib/provisioning/services';
import { plannedServices } from '../factories/services';
import { actorOf, makeUser } from '../factories/users';

/** What a browser test needs of servers. */
export const serviceMakers = {
  /** A client's order that is taken up, with the server it asks for, not paid yet. */
  plannedService: async ({ id }: { id: string }): Promise<{ requestId: string; serviceId: string }> => {
    const client = actorOf(await db.user.findUniqueOrThrow({ where: { id } }));
    const admin = actorOf(await makeUser({ role: 'ADMIN' }));
    const { requestId, first } = await plannedServices({ client, admin });
    return { requestId, serviceId: first };
  },

  /** Its invoice is paid. */
  paid: async ({ requestId }: { requestId: string }): Promise<void> => {
    await db.$transaction((tx) => startServices(tx, requestId));
  },
};
