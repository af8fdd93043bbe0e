import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { CloudNode } from '@/lib/db/generated/client';
import type { CapacityState, NodeState } from '@/lib/db/generated/enums';
import { heldOf, MOST_NODES, sellableOf } from './node-room';
import { CAPACITY_KEYS, type PlacementReason, type ServerSize } from './placement';

/** Of one resource: what can be sold, what runs, what is promised. */
export type Load = { total: number; used: number; reserved: number };
export type Loads = Record<keyof ServerSize, Load>;

export type NodeView = {
  id: string;
  name: string;
  region: string;
  state: NodeState;
  cpu: number;
  cpuOvercommitPercent: number;
  version: number;
  loads: Loads;
};

export type HoldView = {
  id: string;
  ordinal: number;
  size: ServerSize;
  state: Exclude<CapacityState, 'released'>;
  reason: PlacementReason;
  createdAt: Date;
  usedAt: Date | null;
  requestId: string;
  reference: string;
  leadId: string | null;
};

const MOST_HOLDS = 200;

function viewOf(node: CloudNode): NodeView {
  const { id, name, region, state, cpu, cpuOvercommitPercent, version } = node;
  const total = sellableOf(node);
  const { reserved, used } = heldOf(node);
  const load = (key: keyof ServerSize): Load => ({
    total: total[key],
    used: used[key],
    reserved: reserved[key],
  });
  const loads = { cpu: load('cpu'), ram: load('ram'), storage: load('storage') };
  return { id, name, region, state, cpu, cpuOvercommitPercent, version, loads };
}

/** All machines by name, with the sums of the open ones. Nobody but admins sees any. */
export async function listNodes(actor: Actor): Promise<{ nodes: NodeView[]; open: Loads }> {
  const rows = isAdmin(actor)
    ? await db.cloudNode.findMany({ orderBy: { name: 'asc' }, take: MOST_NODES })
    : [];
  const nodes = rows.map(viewOf);
  const open = { cpu: nothing(), ram: nothing(), storage: nothing() };
  for (const { loads } of nodes.filter(({ state }) => state === 'open')) {
    for (const key of CAPACITY_KEYS) {
      open[key].total += loads[key].total;
      open[key].used += loads[key].used;
      open[key].reserved += loads[key].reserved;
    }
  }
  return { nodes, open };
}

const nothing = (): Load => ({ total: 0, used: 0, reserved: 0 });

/** One machine with what it holds now, the newest first; null when there is none or the actor may not see it. */
export async function findNode(
  actor: Actor,
  id: string,
): Promise<{ node: NodeView; holds: HoldView[]; more: boolean; removable: boolean } | null> {
  if (!isAdmin(actor)) return null;
  const row = await db.cloudNode.findUnique({ where: { id } });
  if (!row) return null;
  const found = await db.capacityHold.findMany({
    where: { nodeId: id, state: { in: ['reserved', 'in_use'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_HOLDS + 1,
    include: { request: { select: { reference: true, crmLead: { select: { id: true } } } } },
  });
  const ever = found[0] ?? (await db.capacityHold.findFirst({ where: { nodeId: id }, select: { id: true } }));
  const holds = found.slice(0, MOST_HOLDS).map(
    ({ request, reason, cpu, ram, storage, ...hold }): HoldView => ({
      id: hold.id,
      ordinal: hold.ordinal,
      size: { cpu, ram, storage },
      state: hold.state === 'in_use' ? 'in_use' : 'reserved',
      reason: reason as PlacementReason,
      createdAt: hold.createdAt,
      usedAt: hold.usedAt,
      requestId: hold.requestId,
      reference: request.reference,
      leadId: request.crmLead?.id ?? null,
    }),
  );
  return { node: viewOf(row), holds, more: found.length > MOST_HOLDS, removable: !ever };
}
