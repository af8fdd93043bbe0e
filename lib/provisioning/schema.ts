import { z } from 'zod';
import { NodeState } from '@/lib/db/generated/enums';

const nodeId = z.string().min(1).max(64);
const size = (most: number) => z.coerce.number().int().min(1).max(most);

const fields = {
  name: z.string().trim().min(1).max(60),
  region: z.string().trim().min(1).max(60),
  cpu: size(4_096),
  cpuOvercommitPercent: z.coerce.number().int().min(100).max(1_600),
  ram: size(65_536),
  storage: size(10_000_000),
};

export const addNodeSchema = z.object(fields);

/** `version` is the one the form was filled from. */
export const updateNodeSchema = z.object({
  nodeId,
  version: z.coerce.number().int().min(0).max(2_147_483_647),
  ...fields,
});

export const setNodeStateSchema = z.object({ nodeId, state: z.enum(NodeState) });

export const removeNodeSchema = z.object({ nodeId });

export type AddNodeInput = z.infer<typeof addNodeSchema>;
export type UpdateNodeInput = z.infer<typeof updateNodeSchema>;
export type SetNodeStateInput = z.infer<typeof setNodeStateSchema>;
