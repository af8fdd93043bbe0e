import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { parseAllowed, refusalOf } from '@/lib/dial-out/guard';
import { env } from '@/lib/env';
import { conflictError, DomainError, forbiddenError } from '@/lib/errors';
import type { ProviderSettingsInput } from './service/schema';
import { readSettings } from './settings';

/**
 * Sets who brings servers up. Admins only. Refuses an address that could never be called (`address_not_public`), the
 * webhook without one (`address_needed`), and a form that somebody else's change made old (`conflict`).
 */
export async function changeSettings(actor: Actor, input: ProviderSettingsInput): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  const { version, webhookUrl, ...rest } = input;
  checkAddress(input);
  await db.$transaction(async (tx) => {
    await tx.provisioningSettings.createMany({ data: [{ id: 1 }], skipDuplicates: true });
    const { count } = await tx.provisioningSettings.updateMany({
      where: { id: 1, version },
      data: { ...rest, webhookUrl, version: { increment: 1 } },
    });
    if (count === 0) throw conflictError();
    await recordAudit(tx, actor, 'provisioning.settings', { type: 'provisioning' }, { ...rest, webhookUrl });
  });
}

function checkAddress({ provider, planProviders, webhookUrl }: ProviderSettingsInput): void {
  const wanted = provider === 'webhook' || Object.values(planProviders).includes('webhook');
  if (!webhookUrl) {
    if (wanted) throw new DomainError('address_needed', { field: 'webhookUrl' });
    return;
  }
  // Names are looked up when they are dialled; this says at once what can be said at once.
  if (refusalOf(new URL(webhookUrl), parseAllowed(env().DIAL_OUT_ALLOW)))
    throw new DomainError('address_not_public', { field: 'webhookUrl' });
}

/** A new secret for the automation; the old one is worth nothing from now on. Admins only. */
export async function renewSecret(actor: Actor): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const { secretVersion } = await readSettings(tx);
    await tx.provisioningSettings.createMany({ data: [{ id: 1 }], skipDuplicates: true });
    await tx.provisioningSettings.updateMany({
      where: { id: 1, secretVersion },
      data: { secretVersion: { increment: 1 } },
    });
    await recordAudit(tx, actor, 'provisioning.secret_renewed', { type: 'provisioning' });
  });
}
