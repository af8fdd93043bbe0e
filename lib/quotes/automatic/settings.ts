import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { type Db, db } from '@/lib/db/client';
import { conflictError, forbiddenError } from '@/lib/errors';
import type { AutomationInput } from './schema';

export type Automation = { autoQuote: boolean; countries: string[]; maxServers: number; version: number };

const UNSET: Automation = { autoQuote: false, countries: ['FR'], maxServers: 3, version: 0 };

/** What the platform may do without anybody; nothing until an admin says so. */
export async function readAutomation(tx: Db = db): Promise<Automation> {
  const row = await tx.automationSettings.findUnique({ where: { id: 1 } });
  if (!row) return UNSET;
  const { autoQuote, countries, maxServers, version } = row;
  return { autoQuote, countries, maxServers, version };
}

/** Admins only; a form that somebody else's change made old is a `conflict`. */
export async function changeAutomation(
  actor: Actor,
  { version, autoQuote, countries, maxServers }: AutomationInput,
): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  const data = { autoQuote, countries, maxServers };
  await db.$transaction(async (tx) => {
    await tx.automationSettings.createMany({ data: [{ id: 1 }], skipDuplicates: true });
    const { count } = await tx.automationSettings.updateMany({
      where: { id: 1, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) throw conflictError();
    await recordAudit(tx, actor, 'automation.settings', { type: 'automation' }, data);
  });
}
