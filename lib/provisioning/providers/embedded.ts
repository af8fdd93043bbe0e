import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { NodeServer, Prisma } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import { lockPlacement, usePlace } from '../capacity';
import type { FoundServer } from '../service/status';
import { type CreateStage, type Provider, ProviderError, type ServiceOrder } from './provider';

/** The platform's own provider: servers on its own machines, each on the place that was kept for it. */
export const embeddedProvider: Provider = {
  create: (order, upTo) => db.$transaction((tx) => create(tx, order, upTo)),
  resize: (order) => change(order, ({ size }) => ({ cpu: size.cpu, ram: size.ram, storage: size.storage })),
  suspend: (order) => change(order, () => ({ power: 'stopped' })),
  resume: (order) => change(order, () => ({ power: 'running' })),
  terminate: async (order) => {
    const { serviceId } = order;
    await db.nodeServer.updateMany({
      where: { serviceId, power: { not: 'removed' } },
      data: { power: 'removed', hostname: null, changedAt: now() },
    });
    return (await find(serviceId)) ?? { externalId: '', address: null, stage: 'removed', size: null };
  },
  find,
};

async function create(tx: Db, order: ServiceOrder, upTo: CreateStage): Promise<FoundServer> {
  await lockPlacement(tx);
  const server = (await serverOf(tx, order.serviceId)) ?? (await place(tx, order));
  if (upTo === 'created' || server.power !== 'off') return foundOf(server);
  const power = upTo === 'online' ? 'running' : 'off';
  const hostname = server.hostname ?? (await nameOf(tx, server));
  const data = { hostname, power, changedAt: now() } as const;
  return foundOf(await tx.nodeServer.update({ where: { id: server.id }, data }));
}

/** A new server where its place is; the place is in use from now on. */
async function place(tx: Db, { serviceId, requestId, ordinal, size }: ServiceOrder): Promise<NodeServer> {
  const hold = await tx.capacityHold.findFirst({
    where: { requestId, ordinal, state: { in: ['reserved', 'in_use'] } },
    select: { nodeId: true },
  });
  if (!hold) throw new ProviderError('no_node');
  await usePlace(tx, requestId, ordinal);
  const at = now();
  const { nodeId } = hold;
  return tx.nodeServer.create({
    data: { id: `srv-${serviceId}`, serviceId, nodeId, ...size, createdAt: at, changedAt: at },
  });
}

/** The last digits of an id are the random ones. */
async function nameOf(tx: Db, { serviceId, nodeId }: NodeServer): Promise<string> {
  const { name } = await tx.cloudNode.findUniqueOrThrow({ where: { id: nodeId }, select: { name: true } });
  const node =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'node';
  return `srv-${serviceId.replaceAll('-', '').slice(-12)}.${node}.${new URL(env().APP_URL).hostname}`;
}

async function change(
  order: ServiceOrder,
  changed: (order: ServiceOrder) => Prisma.NodeServerUpdateManyMutationInput,
): Promise<FoundServer> {
  const { serviceId } = order;
  const { count } = await db.nodeServer.updateMany({
    where: { serviceId, power: { in: ['running', 'stopped'] } },
    data: { ...changed(order), changedAt: now() },
  });
  const found = count > 0 ? await find(serviceId) : null;
  if (!found) throw new ProviderError('not_there', null, true);
  return found;
}

async function find(serviceId: string): Promise<FoundServer | null> {
  const server = await serverOf(db, serviceId);
  return server ? foundOf(server) : null;
}

function serverOf(tx: Db, serviceId: string): Promise<NodeServer | null> {
  return tx.nodeServer.findUnique({ where: { serviceId } });
}

const STAGE = { running: 'online', stopped: 'suspended', removed: 'removed' } as const;

function foundOf({ id, hostname, power, cpu, ram, storage }: NodeServer): FoundServer {
  const stage = power === 'off' ? (hostname ? 'configured' : 'created') : STAGE[power];
  return { externalId: id, address: hostname, stage, size: { cpu, ram, storage } };
}
