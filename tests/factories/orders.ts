import { quotePrice } from '@/lib/catalog/pricing';
import { newId } from '@/lib/db/id';
import type { Visitor } from '@/lib/form-action';
import { pricingInputOf } from '@/lib/orders/order-configuration';
import {
  type HostingOrderInput,
  hostingOrderSchema,
  type ServiceRequestInput,
  serviceRequestSchema,
} from '@/lib/orders/schema';
import { demoPriceBook } from '@/prisma/seed/catalog-data';

/** Somebody who is not signed in. */
export function visitor(changes: Partial<Visitor> = {}): Visitor {
  return { actor: null, ip: '203.0.113.7', userAgent: 'tests', locale: 'fr', ...changes };
}

type Typed = Record<string, string | string[]>;

/** A hosting order as the form would send it, with the price that its page shows. */
export function hostingOrder(typed: Typed = {}): HostingOrderInput {
  const input = hostingOrderSchema.parse({
    plan: 'professional',
    cycle: 'yearly',
    commitment: '12',
    quantity: '1',
    addons: ['ssl', 'backup'],
    domainMode: 'register',
    domainName: 'exemple.fr',
    name: 'Claire Fontaine',
    email: `${newId()}@fontaine.test`,
    phone: '+33 6 12 34 56 78',
    company: 'Fontaine SARL',
    country: 'FR',
    customerType: 'business',
    elapsedMs: '42000',
    idempotencyKey: newId(),
    terms: 'on',
    ...typed,
  });
  return { ...input, shownTotalCents: input.shownTotalCents ?? shownTotal(input) };
}

function shownTotal(input: HostingOrderInput): number {
  const { coupon: _, customer, ...configuration } = pricingInputOf(input, demoPriceBook);
  return quotePrice(demoPriceBook, configuration as Parameters<typeof quotePrice>[1], customer).dueNow.gross;
}

/** A service request as the form would send it. */
export function serviceRequest(typed: Typed = {}): ServiceRequestInput {
  return serviceRequestSchema.parse({
    kind: 'migration',
    need: 'Migrer trois sites WordPress',
    budgetRange: 'from_2000_to_10000',
    description: 'Trois sites chez un autre hébergeur, à déplacer sans coupure avant la fin du trimestre.',
    name: 'Paul Mercier',
    email: `${newId()}@mercier.test`,
    country: 'FR',
    customerType: 'business',
    elapsedMs: '65000',
    idempotencyKey: newId(),
    terms: 'on',
    ...typed,
  });
}
