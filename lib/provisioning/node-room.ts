import 'server-only';
import type { Db } from '@/lib/db/client';
import type { CloudNode } from '@/lib/db/generated/client';
import type { NodeRoom, ServerSize } from './placement';

/** More nodes than this and placing needs another way than looking at each. */
export const MOST_NODES = 500;

type Sizes = Pick<CloudNode, 'cpu' | 'cpuOvercommitPercent' | 'ram' | 'storage'>;

/** What a node can sell: threads as often as its ratio says, memory and disk once. */
export function sellableOf({ cpu, cpuOvercommitPercent, ram, storage }: Sizes): ServerSize {
  return { cpu: Math.floor((cpu * cpuOvercommitPercent) / 100), ram, storage };
}

type Held = Pick<
  CloudNode,
  'reservedCpu' | 'reservedRam' | 'reservedStorage' | 'usedCpu' | 'usedRam' | 'usedStorage'
>;

/** What is promised and what runs, by resource. */
export function heldOf(node: Held): { reserved: ServerSize; used: ServerSize } {
  return {
    reserved: { cpu: node.reservedCpu, ram: node.reservedRam, storage: node.reservedStorage },
    used: { cpu: node.usedCpu, ram: node.usedRam, storage: node.usedStorage },
  };
}

/** Every node as the choice of a place sees it, by name. */
export async function roomsOf(tx: Db): Promise<NodeRoom[]> {
  const nodes = await tx.cloudNode.findMany({ orderBy: { name: 'asc' }, take: MOST_NODES });
  return nodes.map((node) => {
    const total = sellableOf(node);
    const { reserved, used } = heldOf(node);
    return {
      nodeId: node.id,
      name: node.name,
      open: node.state === 'open',
      total,
      free: {
        cpu: total.cpu - reserved.cpu - used.cpu,
        ram: total.ram - reserved.ram - used.ram,
        storage: total.storage - reserved.storage - used.storage,
      },
    };
  });
}
