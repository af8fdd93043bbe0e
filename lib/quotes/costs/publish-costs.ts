import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { addDays, parisDay } from '@/lib/billing/days';
import { type CostBook, costBookSchema } from '@/lib/catalog/cost-book';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { conflictError, DomainError, forbiddenError } from '@/lib/errors';
import { endOfDayInParis } from '../expiry';
import type { PublishCostsInput } from './schema';

/**
 * Publishes what the catalogue costs from a day in Paris on: a version of its own, which never changes. Admins only.
 * Refuses a day that is over (`past_day`), an add-on on sale without its share (`required`), and `conflict` when
 * somebody else published meanwhile.
 */
export async function publishCosts(actor: Actor, input: PublishCostsInput): Promise<{ version: number }> {
  if (!isAdmin(actor)) throw forbiddenError();
  const { seen, validFrom, unitCents, addonShareBp } = input;
  const at = now();
  if (validFrom < parisDay(at)) throw new DomainError('past_day', { field: 'validFrom' });
  const { addons } = await currentPriceBook();
  const missing = addons.filter(({ code }) => addonShareBp[code] === undefined);
  if (missing.length > 0)
    throw new DomainError('check_fields', {
      issues: missing.map(({ code }) => ({ field: `share.${code}`, code: 'required' })),
    });
  const sold = addons.map(({ code }) => [code, addonShareBp[code] ?? 0]);
  const version = seen + 1;
  const content: CostBook = costBookSchema.parse({
    ...{ version, unitCents },
    addonShareBp: Object.fromEntries(sold),
  });
  await db.$transaction(async (tx) => {
    const newest = await tx.costBookVersion.findFirst({
      orderBy: { version: 'desc' },
      select: { version: true },
    });
    if ((newest?.version ?? 0) !== seen) throw conflictError();
    const midnight = endOfDayInParis(addDays(validFrom, -1));
    const { count } = await tx.costBookVersion.createMany({
      data: [{ version, validFrom: midnight, content, createdById: actor.id, createdAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) throw conflictError();
    await recordAudit(
      tx,
      actor,
      'costs.published',
      { type: 'costs', id: String(version) },
      { validFrom, ...content },
    );
  });
  return { version };
}
