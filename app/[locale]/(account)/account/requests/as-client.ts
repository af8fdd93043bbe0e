import type { Actor } from '@/lib/auth/actor';

/** In their own account everybody is a client: they see what is theirs and nothing else. */
export function asClient(actor: Actor): Actor {
  return { ...actor, role: 'CLIENT' };
}
