import 'server-only';
import type { Db } from '@/lib/db/client';
import { db } from '@/lib/db/client';
import type { Service } from '@/lib/db/generated/client';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';

/** What a change of state is about; null once the service is gone. */
export function findChanged(serviceId: string): Promise<Service | null> {
  return db.service.findUnique({ where: { id: serviceId } });
}

/**
 * Once every service of a request that did not end is active for the first time, its client gets one e-mail with all
 * of them, in their language. Asked again it writes nothing.
 */
export async function writeWhenUp(requestId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const services = await tx.service.findMany({
      where: { requestId, state: { not: 'terminated' } },
      orderBy: { ordinal: 'asc' },
      select: { id: true, state: true, userId: true, locale: true },
    });
    const [first] = services;
    if (!first || services.some(({ state }) => state !== 'active')) return;
    await writeClient(tx, 'service_active', { requestId, ...first });
  });
}

/** Says once that a request's servers take longer than planned, however many of them fail, and how often. */
export function writeOfDelay(tx: Db, service: Told): Promise<void> {
  return writeClient(tx, 'service_delayed', service);
}

type Told = Pick<Service, 'requestId' | 'userId' | 'locale'>;

async function writeClient(
  tx: Db,
  template: 'service_active' | 'service_delayed',
  { requestId, userId, locale }: Told,
): Promise<void> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (!user) return;
  await enqueueEmail(tx, {
    template,
    props: { requestId },
    to: user.email,
    userId,
    locale,
    dedupeKey: `${template}:${requestId}`,
  });
}
