import 'server-only';
import type { Db } from '@/lib/db/client';
import { resolveAlert } from '@/lib/pulse/alerts';

/** The alert that `createLead` raises when nobody could take a lead. */
const POOL_ALERT = 'lead.unassigned';

/**
 * Closes the alert about leads that nobody has, once the pool holds no open one. Call it in the transaction that
 * took a lead out of the pool, after the write. Says whether it closed one.
 */
export async function closePoolAlert(tx: Db): Promise<boolean> {
  const waiting = await tx.crmLead.findFirst({
    where: { assignedToId: null, status: { notIn: ['won', 'lost'] } },
    select: { id: true },
  });
  return waiting ? false : resolveAlert(tx, POOL_ALERT);
}
