import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';

/**
 * Gives a leaving seller's open leads back to the pool, with a line in each timeline and in the live
 * feed, inside the caller's transaction, which holds the assignment lock. Returns their ids.
 */
export async function releaseLeads(tx: Db, actor: Actor, sellerId: string): Promise<string[]> {
  const at = now();
  const data = { fromId: sellerId, toId: null, toName: null, why: 'assignee_left' };
  const released = await tx.$queryRaw<{ leadId: string }[]>`
    WITH released AS (
      UPDATE "CrmLead" SET "assignedToId" = NULL, "assignmentReason" = NULL, "version" = "version" + 1,
        "updatedAt" = ${at}
      WHERE "assignedToId" = ${sellerId} AND "status" NOT IN ('won', 'lost')
      RETURNING "id"),
    timeline AS (
      INSERT INTO "CrmActivity" ("id", "leadId", "type", "subject", "data", "completedAt", "createdById",
        "createdAt")
      SELECT gen_random_uuid()::text, "id", 'assigned', '', ${JSON.stringify(data)}::jsonb, ${at}, ${actor.id},
        ${at}
      FROM released),
    feed AS (
      INSERT INTO "PulseEvent" ("type", "at", "leadId", "actorId", "data")
      SELECT 'lead.unassigned', ${at}, "id", ${actor.id}, jsonb_build_object('activity', 'assigned') FROM released)
    SELECT "id" AS "leadId" FROM released`;
  return released.map(({ leadId }) => leadId);
}
