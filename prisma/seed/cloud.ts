import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { moveCapacity } from '@/lib/orders/request-capacity';

const NODES = [
  { name: 'gra-1', region: 'Gravelines', cpu: 64, cpuOvercommitPercent: 300, ram: 512, storage: 12_000 },
  { name: 'par-1', region: 'Paris', cpu: 48, cpuOvercommitPercent: 300, ram: 256, storage: 8_000 },
  { name: 'par-2', region: 'Paris', cpu: 96, cpuOvercommitPercent: 300, ram: 768, storage: 20_000 },
  { name: 'sbg-1', region: 'Strasbourg', cpu: 96, cpuOvercommitPercent: 300, ram: 768, storage: 20_000 },
];

/** Machines, and the places of all that was taken up or went live, each given at its time. */
export async function seedCloud(opened: Date): Promise<void> {
  await db.cloudNode.createMany({
    data: NODES.map((node) => ({ id: newId(), ...node, createdAt: opened, updatedAt: opened })),
  });
  const taken = await db.hostingRequest.findMany({
    where: { status: { in: ['processing', 'active'] } },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, status: true, updatedAt: true },
  });
  const end = now();
  try {
    for (const { id, status, updatedAt } of taken) {
      setClock(() => new Date(Math.min(updatedAt.getTime(), end.getTime())));
      await db.$transaction((tx) => moveCapacity(tx, id, status));
    }
  } finally {
    setClock(null);
  }
}
