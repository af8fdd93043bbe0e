import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { forbiddenError } from '@/lib/errors';
import { parisDay } from './days';
import { type Earning, type MrrMovement, mrrMovement } from './mrr';
import { netOfPeriod } from './periods';
import { MONTHS_OF } from './start-subscription';

const BATCH = 500;

/**
 * Monthly recurring revenue before a period, at its end, and its movements (kpis): of the subscriptions whose services
 * were active at each instant, what a period costs then. Both instants exclusive of what happened at them. Admins only.
 */
export async function readMrr(actor: Actor, from: Date, to: Date): Promise<MrrMovement> {
  if (!isAdmin(actor)) throw forbiddenError();
  const earnings: Earning[] = [];
  for (let after = ''; ; ) {
    const found = await db.subscription.findMany({
      where: { id: { gt: after }, createdAt: { lt: to } },
      orderBy: { id: 'asc' },
      take: BATCH,
      include: {
        lines: true,
        changes: { where: { at: { lt: to } }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      },
    });
    for (const { cycle, lines, changes } of found) {
      const earned = (at: Date) =>
        changes.findLast((change) => change.at < at)?.state === 'active'
          ? netOfPeriod(lines, parisDay(at))
          : 0;
      const ranEver = changes.some(({ at, state }) => at < from && state === 'active');
      earnings.push({ before: earned(from), after: earned(to), months: MONTHS_OF[cycle], ranEver });
    }
    const last = found.at(-1);
    if (found.length < BATCH || !last) break;
    after = last.id;
  }
  return mrrMovement(earnings);
}
