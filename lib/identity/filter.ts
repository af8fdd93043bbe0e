import { z } from 'zod';

export const USER_GROUPS = ['team', 'admins', 'sellers', 'clients', 'all'] as const;
export const USER_STATES = ['all', 'active', 'invited', 'deactivated'] as const;

/** The user list's state, as its address holds it; what cannot be read falls back. */
export const userFilterSchema = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  group: z.enum(USER_GROUPS).default('team').catch('team'),
  state: z.enum(USER_STATES).default('all').catch('all'),
  after: z.string().max(100).optional().catch(undefined),
});

export type UserFilter = z.infer<typeof userFilterSchema>;
