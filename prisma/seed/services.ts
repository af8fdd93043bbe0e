import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { serverOfRequest } from '@/lib/orders/server-of-request';
import { embeddedProvider } from '@/lib/provisioning/providers/embedded';
import { ProviderError } from '@/lib/provisioning/providers/provider';
import { failStep } from '@/lib/provisioning/service/fail-step';
import { finishStep } from '@/lib/provisioning/service/finish-step';
import { planServices, startServices, suspendServices } from '@/lib/provisioning/services';

const MINUTE_MS = 60_000;
const STEPS = ['created', 'configured', 'online'] as const;

type Taken = { id: string; reference: string; userId: string; at: Date };
type Started = { id: string; run: number };

/**
 * The servers of what went live, each brought up step by step at its time; one of the demo client's suspended, and one
 * of another client waiting for an administrator.
 */
export async function seedServices(end: Date): Promise<void> {
  const taken = await db.hostingRequest.findMany({
    where: { status: { in: ['active', 'processing'] }, userId: { not: null }, services: { none: {} } },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      reference: true,
      userId: true,
      status: true,
      activatedAt: true,
      updatedAt: true,
      user: { select: { email: true } },
    },
  });
  try {
    const up = taken.filter(({ status }) => status === 'active');
    for (const row of up) await bringUp(takenAt(row, row.activatedAt ?? row.updatedAt), end);
    const unpaid = up.find(({ user }) => user?.email === 'client@cloudnexus.test');
    if (unpaid) await suspend(unpaid.id, end);
    const stuck = taken.findLast(({ status }) => status === 'processing');
    if (stuck) await getStuck(takenAt(stuck, new Date(end.getTime() - 45 * MINUTE_MS)));
  } finally {
    setClock(null);
  }
  await dateNews(end);
  await forgetJobs();
}

/** Lines of the live feed carry the database's time: theirs is when it happened. */
async function dateNews(end: Date): Promise<void> {
  const stuckAt = new Date(end.getTime() - 45 * MINUTE_MS);
  await db.$executeRaw`
    UPDATE "PulseEvent" e SET "at" = CASE e."type"
      WHEN 'service.active' THEN s."activatedAt" WHEN 'service.suspended' THEN s."suspendedAt" ELSE ${stuckAt} END
    FROM "Service" s WHERE e."type" LIKE 'service.%' AND s."id" = e."data"->>'serviceId'`;
  await db.$executeRaw`
    UPDATE "PulseEvent" SET "at" = ${stuckAt} WHERE "type" = 'alert.opened' AND "data"->>'kind' = 'service.failed'`;
}

const takenAt = (
  { id, reference, userId }: Omit<Taken, 'at' | 'userId'> & { userId: string | null },
  at: Date,
) => ({
  id,
  reference,
  userId: userId ?? '',
  at,
});

async function start({ id, userId, at }: Taken): Promise<Started[]> {
  setClock(() => at);
  return db.$transaction(async (tx) => {
    const server = await serverOfRequest(tx, id);
    await planServices(tx, { requestId: id, userId, ...server });
    await startServices(tx, id);
    return tx.service.findMany({
      where: { requestId: id },
      orderBy: { ordinal: 'asc' },
      select: { id: true, run: true },
    });
  });
}

async function bringUp(request: Taken, end: Date): Promise<void> {
  for (const { id: serviceId, run } of await start(request)) {
    const service = await db.service.findUniqueOrThrow({ where: { id: serviceId } });
    const { requestId, ordinal, planKey, domain, cpu, ram, storage, externalId } = service;
    const size = { cpu, ram, storage };
    const about = { serviceId, run, requestId, reference: request.reference, ordinal };
    const order = { ...about, planKey, domain, size, externalId };
    setClock(() => request.at);
    await finishStep({ serviceId, run }, 'reserved', null);
    for (const [index, step] of STEPS.entries()) {
      const at = Math.min(request.at.getTime() + (index + 1) * 40_000, end.getTime());
      setClock(() => new Date(at));
      const found = await embeddedProvider.create(order, step);
      if (found === 'accepted') throw new Error('the embedded provider answers at once');
      await finishStep({ serviceId, run }, step, found);
    }
  }
}

async function suspend(requestId: string, end: Date): Promise<void> {
  setClock(() => new Date(end.getTime() - 26 * 60 * MINUTE_MS));
  await db.$transaction((tx) => suspendServices(tx, requestId, 'unpaid'));
  const services = await db.service.findMany({ where: { requestId }, select: { id: true, run: true } });
  for (const { id: serviceId, run } of services) {
    const change = { power: 'stopped' } as const;
    await db.nodeServer.update({ where: { serviceId }, data: change });
    await finishStep({ serviceId, run }, 'suspended', null);
  }
}

/** Its first step failed for good: whoever presses “retry” sees it come up. */
async function getStuck(request: Taken): Promise<void> {
  const [first] = await start(request);
  if (!first) return;
  const job = { serviceId: first.id, run: first.run };
  await finishStep(job, 'reserved', null);
  await failStep(job, 'created', new ProviderError('internal', null, true));
}

/** All of it has happened: nothing of it is for the worker any more. */
async function forgetJobs(): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.complete_jobs(array_agg("id")) FROM graphile_worker.jobs
    WHERE task_identifier IN ('provision_service', 'service-changed')`;
}
