import type { Actor } from '@/lib/auth/actor';
import { addNode } from '@/lib/provisioning/commands';
import { addNodeSchema } from '@/lib/provisioning/schema';

let made = 0;

/** The form of a machine that sells 64 threads, 128 GB and 2 000 GB. */
export function nodeForm(changes: Partial<Record<string, string | number>> = {}) {
  made += 1;
  return addNodeSchema.parse({
    name: `par-${made}`,
    region: 'Paris',
    cpu: 32,
    cpuOvercommitPercent: 200,
    ram: 128,
    storage: 2_000,
    ...changes,
  });
}

export async function makeNode(admin: Actor, changes: Parameters<typeof nodeForm>[0] = {}): Promise<string> {
  return (await addNode(admin, nodeForm(changes))).nodeId;
}
