import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { type Db, db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { conflictError, DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { heldOf, MOST_NODES, sellableOf } from './node-room';
import { CAPACITY_KEYS } from './placement';
import { reviewQuotas } from './quotas';
import type { AddNodeInput, SetNodeStateInput, UpdateNodeInput } from './schema';

const FIELD = { cpu: 'cpu', ram: 'ram', storage: 'storage' } as const;

/** Adds a machine. Admins only; refuses a name that is taken (`name_taken`) and a cloud that is full (`too_many`). */
export async function addNode(actor: Actor, input: AddNodeInput): Promise<{ nodeId: string }> {
  if (!isAdmin(actor)) throw forbiddenError();
  const id = newId();
  await unlessNameTaken(() =>
    db.$transaction(async (tx) => {
      if ((await tx.cloudNode.count()) >= MOST_NODES)
        throw new DomainError('too_many', { params: { most: MOST_NODES } });
      await tx.cloudNode.create({ data: { id, ...input } });
      await recordAudit(tx, actor, 'node.added', { type: 'node', id }, input);
      await reviewQuotas(tx);
    }),
  );
  return { nodeId: id };
}

/**
 * Changes a machine. Admins only; refuses an unknown one, one that somebody else changed meanwhile (`conflict`), and a
 * size below what it holds (`below_held`, at its field).
 */
export async function updateNode(
  actor: Actor,
  { nodeId, version, ...input }: UpdateNodeInput,
): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await unlessNameTaken(() =>
    db.$transaction(async (tx) => {
      const node = await lockNode(tx, nodeId);
      if (node.version !== version) throw conflictError();
      const { reserved, used } = heldOf(node);
      const sellable = sellableOf(input);
      const issues = CAPACITY_KEYS.flatMap((key) => {
        const held = reserved[key] + used[key];
        return held > sellable[key] ? [{ field: FIELD[key], code: 'below_held', params: { held } }] : [];
      });
      if (issues.length > 0) throw new DomainError('check_fields', { issues });
      await tx.cloudNode.update({ where: { id: nodeId }, data: { ...input, version: { increment: 1 } } });
      await recordAudit(tx, actor, 'node.updated', { type: 'node', id: nodeId }, input);
      await reviewQuotas(tx);
    }),
  );
}

/** Opens a machine for new servers, or keeps them away. Admins only; asked twice it is done once. */
export async function setNodeState(actor: Actor, { nodeId, state }: SetNodeStateInput): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const node = await lockNode(tx, nodeId);
    if (node.state === state) return;
    await tx.cloudNode.update({ where: { id: nodeId }, data: { state, version: { increment: 1 } } });
    await recordAudit(tx, actor, `node.${state}`, { type: 'node', id: nodeId }, { name: node.name });
    await reviewQuotas(tx);
  });
}

/** Takes a machine out that never held anything. Admins only; `node_in_use` otherwise: its history stays. */
export async function removeNode(actor: Actor, { nodeId }: { nodeId: string }): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const node = await lockNode(tx, nodeId);
    const held = await tx.capacityHold.findFirst({ where: { nodeId }, select: { id: true } });
    if (held) throw new DomainError('node_in_use');
    await tx.cloudNode.delete({ where: { id: nodeId } });
    await recordAudit(tx, actor, 'node.removed', { type: 'node', id: nodeId }, { name: node.name });
    await reviewQuotas(tx);
  });
}

/** The node as it stands, kept from other writers until the transaction ends. */
async function lockNode(tx: Db, nodeId: string) {
  await tx.$queryRaw`SELECT "id" FROM "CloudNode" WHERE "id" = ${nodeId} FOR UPDATE`;
  const node = await tx.cloudNode.findUnique({ where: { id: nodeId } });
  if (!node) throw notFoundError();
  return node;
}

async function unlessNameTaken(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new DomainError('name_taken', { field: 'name' });
    throw error;
  }
}
