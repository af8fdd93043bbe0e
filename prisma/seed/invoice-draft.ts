import type { Actor } from '@/lib/auth/actor';
import { createInvoiceDraft, saveInvoiceDraft } from '@/lib/billing/drafts/commands';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';

/** An invoice that an administrator has begun to write for the demo's client. */
export async function seedInvoiceDraft(actor: Actor, customerEmail: string): Promise<void> {
  const customer = await db.user.findUnique({ where: { email: customerEmail }, select: { id: true } });
  if (!customer) return;
  const draft = await createInvoiceDraft(actor, { customerId: customer.id, key: newId() });
  const line = (label: string, detail: string, quantity: number, unitNetCents: number) => ({
    ...{ label, detail, quantity, unitNetCents },
  });
  await saveInvoiceDraft(actor, {
    ...{ invoiceId: draft.id, revision: 0, dueDays: 30, language: 'fr', reference: 'PO-2026-118' },
    lines: [
      line('Audit de sécurité', 'Rapport et restitution d’une heure', 1, 120_000),
      line('Formation de l’équipe', 'Deux demi-journées', 2, 45_000),
      line('Remise de bienvenue', '', 1, -15_000),
    ],
    message: 'Comme convenu au téléphone, merci de votre confiance.',
  });
}
