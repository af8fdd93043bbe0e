import { type Seller, sellerSchema, USUAL_DUNNING } from '@/lib/billing/settings-schema';
import { db } from '@/lib/db/client';

/** Who sells in the demo; its numbers pass their checks and are nobody's. */
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
  email: 'contact@cloudnexus.test',
  phone: '+33 1 23 45 67 89',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
});

/** Says who sells, unless somebody has. */
export async function seedSeller(): Promise<void> {
  await db.billingSettings.upsert({
    where: { id: 1 },
    create: { id: 1, seller: demoSeller, dunning: [...USUAL_DUNNING] },
    update: {},
  });
}
