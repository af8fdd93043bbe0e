import 'server-only';
import type { Db } from '@/lib/db/client';

/**
 * Makes this transaction the only one that gives leads away, until it ends; new leads take the same lock in
 * `place_lead`.
 */
export async function lockAssignment(tx: Db): Promise<void> {
  await tx.$queryRaw`SELECT "lock_assignment"()::text AS "locked"`;
}
