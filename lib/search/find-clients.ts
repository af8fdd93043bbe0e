import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { isAdmin, isStaff } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { scopeBranches, scopeCondition } from '@/lib/leads/queries/scope';
import { clientText, wordsIn } from '@/lib/text-search';

export type FoundClient = { id: string; name: string; email: string; company: string | null };

/** Clients that match every word: all of them for an admin, those behind leads in sight for a seller. */
export async function findClients(actor: Actor, query: string, take: number): Promise<FoundClient[]> {
  if (!isStaff(actor)) return [];
  const words = wordsIn(clientText, query);
  const scope = isAdmin(actor)
    ? Prisma.sql`TRUE`
    : Prisma.sql`EXISTS (SELECT 1 FROM "CrmLead" l
        WHERE l."customerId" = u."id" AND ${scopeCondition(scopeBranches(actor, 'all'))})`;
  return db.$queryRaw`
    SELECT u."id", u."name", u."email", u."company" FROM "User" u
    WHERE u."role" = 'CLIENT' AND ${Prisma.join(words, ' AND ')} AND ${scope}
    ORDER BY u."name", u."id" LIMIT ${take}`;
}
