import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { reserveCapacity } from '@/lib/provisioning/capacity';
import { addNode, removeNode, setNodeState, updateNode } from '@/lib/provisioning/commands';
import { findNode, listNodes } from '@/lib/provisioning/queries';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeNode, nodeForm } from '@/tests/factories/cloud';
import { hostingOrder, visitor } from '@/tests/factories/orders';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';

let admin: Actor;
let others: Actor[];
let requestId: string;
const size = { cpu: 4, ram: 8, storage: 160 };

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  const client = actorOf(await makeUser());
  others = [actorOf(await makeSeller({ capacity: 10 })), client];
  requestId = (await submitHostingOrder(visitor({ actor: client }), hostingOrder({ email: client.email })))
    .requestId;
});

beforeEach(async () => {
  await db.capacityHold.deleteMany({});
  await db.cloudNode.deleteMany({});
});

const reserve = (servers: number) =>
  db.$transaction((tx) => reserveCapacity(tx, { requestId, servers, size }));

describe('a node', () => {
  it('is added, changed, drained, opened again and removed, each in the audit log', async () => {
    const { nodeId } = await addNode(admin, nodeForm({ name: 'lyon-1' }));
    await updateNode(admin, { nodeId, version: 0, ...nodeForm({ name: 'lyon-2', ram: 512 }) });
    await setNodeState(admin, { nodeId, state: 'draining' });
    await setNodeState(admin, { nodeId, state: 'draining' });
    await setNodeState(admin, { nodeId, state: 'open' });
    expect((await findNode(admin, nodeId))?.node).toMatchObject({
      name: 'lyon-2',
      state: 'open',
      version: 3,
    });
    await removeNode(admin, { nodeId });
    expect(await findNode(admin, nodeId)).toBeNull();
    const written = await db.auditEntry.findMany({ where: { subjectId: nodeId }, orderBy: { id: 'asc' } });
    const actions = ['node.added', 'node.updated', 'node.draining', 'node.open', 'node.removed'];
    expect(written.map(({ action }) => action)).toEqual(actions);
  });

  it('has a name of its own', async () => {
    await makeNode(admin, { name: 'twice' });
    const refusal = { code: 'name_taken', field: 'name' };
    await expect(makeNode(admin, { name: 'twice' })).rejects.toMatchObject(refusal);
    const other = await makeNode(admin, { name: 'once' });
    await expect(
      updateNode(admin, { nodeId: other, version: 0, ...nodeForm({ name: 'twice' }) }),
    ).rejects.toMatchObject(refusal);
  });

  it('never shrinks below what it holds, and says at which field', async () => {
    const nodeId = await makeNode(admin);
    await reserve(4);
    const small = nodeForm({ cpu: 4, cpuOvercommitPercent: 100, ram: 31, storage: 640 });
    await expect(updateNode(admin, { nodeId, version: 0, ...small })).rejects.toMatchObject({
      issues: [
        { field: 'cpu', code: 'below_held', params: { held: 16 } },
        { field: 'ram', code: 'below_held', params: { held: 32 } },
      ],
    });
    await updateNode(admin, { nodeId, version: 0, ...nodeForm({ cpu: 8, ram: 32, storage: 640 }) });
  });

  it('changed by two at once takes one change and tells the other', async () => {
    const nodeId = await makeNode(admin);
    const change = (ram: number) => updateNode(admin, { nodeId, version: 0, ...nodeForm({ ram }) });
    const done = await Promise.allSettled([change(200), change(300)]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('that ever held something is not removed; one that drains takes nothing new', async () => {
    const nodeId = await makeNode(admin);
    await reserve(1);
    await expect(removeNode(admin, { nodeId })).rejects.toMatchObject({ code: 'node_in_use' });
    await setNodeState(admin, { nodeId, state: 'draining' });
    await expect(reserve(2)).rejects.toMatchObject({ code: 'no_capacity' });
    const found = await findNode(admin, nodeId);
    expect(found?.holds).toMatchObject([{ ordinal: 1, state: 'reserved', size, requestId }]);
    expect(found?.removable).toBe(false);
  });

  it('exists for admins alone', async () => {
    const nodeId = await makeNode(admin);
    for (const actor of others) {
      expect((await listNodes(actor)).nodes).toEqual([]);
      expect(await findNode(actor, nodeId)).toBeNull();
      const tries = [
        addNode(actor, nodeForm()),
        updateNode(actor, { nodeId, version: 0, ...nodeForm() }),
        setNodeState(actor, { nodeId, state: 'draining' }),
        removeNode(actor, { nodeId }),
      ];
      for (const one of tries) await expect(one).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('that is unknown is not found', async () => {
    const nodeId = newId();
    for (const one of [
      () => updateNode(admin, { nodeId, version: 0, ...nodeForm() }),
      () => setNodeState(admin, { nodeId, state: 'open' }),
      () => removeNode(admin, { nodeId }),
    ])
      await expect(one()).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('what the open nodes sell and hold is summed up, draining ones left out', async () => {
  await makeNode(admin);
  await setNodeState(admin, { nodeId: await makeNode(admin), state: 'draining' });
  await reserve(2);
  const { nodes, open } = await listNodes(admin);
  expect(nodes).toHaveLength(2);
  expect(open).toEqual({
    cpu: { total: 64, used: 0, reserved: 8 },
    ram: { total: 128, used: 0, reserved: 16 },
    storage: { total: 2_000, used: 0, reserved: 320 },
  });
});
