/** What one server takes: threads, gigabytes, gigabytes. */
export type ServerSize = { cpu: number; ram: number; storage: number };

export const CAPACITY_KEYS = ['cpu', 'ram', 'storage'] as const satisfies readonly (keyof ServerSize)[];

/** A node as the choice sees it: what it can sell of each resource, and what of that is free. */
export type NodeRoom = { nodeId: string; name: string; open: boolean; total: ServerSize; free: ServerSize };

/** Why a node was taken or not; each is a message key. */
export type NodeOutcome = 'chosen' | 'draining' | 'no_cpu' | 'no_ram' | 'no_storage' | 'roomier';

/** `leftPercent`: what would stay free there on average over the three resources; null where it does not fit. */
export type ConsideredNode = {
  nodeId: string;
  name: string;
  outcome: NodeOutcome;
  free: ServerSize;
  leftPercent: number | null;
};

/** Kept with the place and shown: what was needed, and how every node stood. */
export type PlacementReason = { need: ServerSize; nodes: ConsideredNode[] };

export type Placement = { nodeId: string | null; reason: PlacementReason };

const SHORT = { cpu: 'no_cpu', ram: 'no_ram', storage: 'no_storage' } as const;

/** Why a server cannot go there at all, or null. */
function obstacle({ open, free }: NodeRoom, need: ServerSize): NodeOutcome | null {
  if (!open) return 'draining';
  const short = CAPACITY_KEYS.find((key) => free[key] < need[key]);
  return short ? SHORT[short] : null;
}

/** The share that stays free, as the sum over the resources: 0 fills the node to the last of each. */
function leftOver({ free, total }: NodeRoom, need: ServerSize): number {
  return CAPACITY_KEYS.reduce((sum, key) => sum + (free[key] - need[key]) / total[key], 0);
}

/**
 * Best fit: of the open nodes where the server fits, the one it leaves the least of, so that large places stay
 * whole for large servers; ties go by name. Nowhere: null.
 */
export function chooseNode(nodes: readonly NodeRoom[], need: ServerSize): Placement {
  const fitting = nodes
    .filter((node) => obstacle(node, need) === null)
    .map((node) => ({ node, left: leftOver(node, need) }))
    .sort((a, b) => a.left - b.left || (a.node.name < b.node.name ? -1 : 1));
  const chosen = fitting[0]?.node ?? null;
  const considered = nodes.map((node): ConsideredNode => {
    const why = obstacle(node, need);
    const leftPercent = why ? null : Math.round((leftOver(node, need) / CAPACITY_KEYS.length) * 100);
    const outcome = node === chosen ? 'chosen' : (why ?? 'roomier');
    return { nodeId: node.nodeId, name: node.name, outcome, free: node.free, leftPercent };
  });
  return { nodeId: chosen?.nodeId ?? null, reason: { need, nodes: considered } };
}
