import 'server-only';
import type { Db } from '@/lib/db/client';
import { type Locale, Prisma } from '@/lib/db/generated/client';
import { preparedSql } from '@/lib/db/prepared';
import type { Candidate } from './assignment';

// Any constant of our own: everybody who gives leads away must ask for the same one.
const LOCK_KEY = 7_204_418_005;

/** SQL that makes this transaction the only one giving leads away, until it ends. Use it as a text column. */
export const assignmentLockSql = Prisma.sql`pg_advisory_xact_lock(${LOCK_KEY}::bigint)::text`;

/** Takes the lock by a statement of its own, for commands that have no statement to put it in. */
export async function lockAssignment(tx: Db): Promise<void> {
  await tx.$queryRaw`SELECT ${assignmentLockSql} AS "locked"`;
}

export type SellerCandidate = Candidate & { email: string; locale: Locale };

/**
 * Every active seller as they stand at that instant. Read it after the lock and in a statement of its own: only
 * then are the leads counted that the transaction before gave away.
 */
export function assignmentCandidates(tx: Db, at: Date): Promise<SellerCandidate[]> {
  return tx.$queryRaw<SellerCandidate[]>`
    ${preparedSql} SELECT u."id" AS "userId", u."name", u."email", u."locale", u."skills", u."capacity", u."lastAssignedAt",
      (SELECT count(*)::int FROM "CrmLead" l
        WHERE l."assignedToId" = u."id" AND l."status" NOT IN ('won', 'lost')) AS "openLeads",
      EXISTS (SELECT 1 FROM "Absence" a
        WHERE a."userId" = u."id" AND a."startsAt" <= ${at} AND a."endsAt" > ${at}) AS "absent"
    FROM "User" u
    WHERE u."role" = 'SELLER' AND u."active"
    ORDER BY u."id"
    LIMIT 500`;
}
