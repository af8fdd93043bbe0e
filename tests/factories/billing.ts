import type { InvoiceDraft } from '@/lib/billing/draft';
import { type Seller, sellerSchema } from '@/lib/billing/settings-schema';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';

export const demoSeller: Seller = sellerSchema.parse({
  name: 'Cloud Nexus',
  legalForm: 'SAS',
  capital: '50 000 €',
  street: '12 rue des Serveurs',
  postalCode: '75011',
  city: 'Paris',
  country: 'FR',
  siren: '732829320',
  rcs: 'Paris',
  vatNumber: 'FR44732829320',
  email: 'facturation@cloudnexus.test',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
});

/** Says who sells, so that invoices can be issued; what a test of anything that invoices calls first. */
export async function setUpBilling(
  changes: { dunning?: { kind: string; days: number }[] } = {},
): Promise<void> {
  const data = { seller: demoSeller, dunning: changes.dunning ?? [] };
  await db.billingSettings.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}

/** An invoice of 19,90 € net to a French company, to be changed at will. */
export function invoiceDraft(changes: Partial<InvoiceDraft> = {}): InvoiceDraft {
  return {
    sourceKey: `test:${newId()}`,
    buyer: {
      name: 'Claire Fontaine',
      company: 'Fontaine SARL',
      email: 'claire@fontaine.test',
      country: 'FR',
      customerType: 'business',
      vatNumber: 'FR32123456789',
      address: { street: '3 quai des Brumes', postalCode: '69001', city: 'Lyon' },
    },
    locale: 'fr',
    currency: 'EUR',
    lines: [
      { kind: 'recurring', description: 'Professional', quantity: 1, unitNetCents: 1_990, netCents: 1_990 },
    ],
    vatRateBp: 2_000,
    vatNote: 'none',
    dueDays: 14,
    ...changes,
  };
}
