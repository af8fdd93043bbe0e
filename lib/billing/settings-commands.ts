import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { conflictError, DomainError, forbiddenError } from '@/lib/errors';
import { readBillingSettings } from './settings';
import {
  type DunningStep,
  type Seller,
  type SeriesInput,
  type TermsInput,
  USUAL_PREFIXES,
} from './settings-schema';

/** Says who sells. Admins only; `conflict` when somebody else changed it meanwhile. */
export async function updateSeller(
  actor: Actor,
  { version, ...seller }: Seller & { version: number },
): Promise<void> {
  await write(
    actor,
    version,
    'billing.seller_updated',
    { seller },
    { siren: seller.siren, name: seller.name },
  );
}

/** Days to pay, and how long before a period it is invoiced. Admins only. */
export async function updateTerms(actor: Actor, { version, ...terms }: TermsInput): Promise<void> {
  await write(actor, version, 'billing.terms_updated', terms, terms);
}

/** What happens to unpaid invoices, in this order. Admins only. */
export async function updateDunning(
  actor: Actor,
  { version, steps }: { version: number; steps: readonly DunningStep[] },
): Promise<void> {
  const dunning = [...steps].sort((a, b) => a.days - b.days);
  await write(actor, version, 'billing.dunning_updated', { dunning }, { dunning });
}

/** What numbers of a series begin with from now on. Admins only; refuses the other series' (`name_taken`). */
export async function updateSeries(actor: Actor, { kind, prefix }: SeriesInput): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    await ensureSeries(tx);
    const other = await tx.documentSeries.findFirst({ where: { prefix, kind: { not: kind } } });
    if (other) throw new DomainError('name_taken', { field: 'prefix' });
    await tx.documentSeries.update({ where: { kind }, data: { prefix }, select: { kind: true } });
    await recordAudit(tx, actor, 'billing.series_updated', { type: 'billing' }, { kind, prefix });
  });
}

async function ensureSeries(tx: Db): Promise<void> {
  const data = Object.entries(USUAL_PREFIXES).map(([kind, prefix]) => ({
    kind: kind as keyof typeof USUAL_PREFIXES,
    prefix,
  }));
  await tx.documentSeries.createMany({ data, skipDuplicates: true });
}

async function write(
  actor: Actor,
  version: number,
  action: string,
  change: Prisma.BillingSettingsUncheckedUpdateManyInput,
  data: Prisma.InputJsonObject,
): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const { seller, paymentDays, renewalDays, dunning, version: before } = await readBillingSettings(tx);
    if (before !== version) throw conflictError();
    const settings = { seller: seller ?? {}, paymentDays, renewalDays, dunning: [...dunning] };
    const first = { id: 1, ...settings, updatedAt: now() };
    await tx.billingSettings.createMany({ data: [first], skipDuplicates: true });
    const { count } = await tx.billingSettings.updateMany({
      where: { id: 1, version: before },
      data: { ...change, version: before + 1, updatedAt: now() },
    });
    if (count === 0) throw conflictError();
    await recordAudit(tx, actor, action, { type: 'billing' }, data);
  });
}
