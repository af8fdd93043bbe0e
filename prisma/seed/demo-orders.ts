import { quotePrice } from '@/lib/catalog/pricing';
import type { Configuration } from '@/lib/catalog/pricing-input';
import type { Chance } from '@/lib/chance';
import type { Locale, ServiceKind } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { pricingInputOf } from '@/lib/orders/order-configuration';
import {
  type HostingOrderInput,
  hostingOrderSchema,
  type ServiceRequestInput,
  serviceRequestSchema,
} from '@/lib/orders/schema';
import { demoCoupons, demoPriceBook } from './catalog-data';
import { addressOf, type DemoClient } from './demo-clients';

const PLANS = [
  'starter',
  'starter',
  'professional',
  'professional',
  'professional',
  'enterprise',
  'custom',
] as const;

const NEEDS: Record<Locale, readonly (readonly [ServiceKind, string, string])[]> = {
  fr: [
    [
      'migration',
      'Migrer notre site et ses e-mails',
      'Le site tourne chez un autre hébergeur depuis six ans ; il faut tout déplacer sans coupure, e-mails compris, avant la fin de notre contrat.',
    ],
    [
      'website',
      'Refonte du site vitrine',
      'Une dizaine de pages, un formulaire de contact et un espace actualités que nous mettrons à jour nous-mêmes.',
    ],
    [
      'managed_server',
      'Serveur infogéré pour notre logiciel',
      'Notre logiciel de gestion est utilisé par quarante personnes en journée. Nous voulons confier les mises à jour et les sauvegardes.',
    ],
    [
      'security',
      'Audit de sécurité',
      'Suite à une tentative d’intrusion, nous souhaitons un audit complet et un plan de correction.',
    ],
    [
      'email_domain',
      'Adresses e-mail à notre nom',
      'Douze boîtes, un calendrier partagé et la reprise de nos anciens messages.',
    ],
    [
      'other',
      'Conseil sur notre hébergement',
      'Nous hésitons entre plusieurs solutions et aimerions un avis chiffré.',
    ],
  ],
  en: [
    [
      'migration',
      'Move our shop to your platform',
      'About 4,000 products and two years of orders, to be moved during a quiet weekend, with no loss of e-mail.',
    ],
    [
      'website',
      'New company website',
      'Some fifteen pages in two languages, with a blog that our team can edit.',
    ],
    [
      'managed_server',
      'Managed server for our analytics',
      'We run nightly jobs of about three hours and need backups, monitoring and somebody to call.',
    ],
    [
      'security',
      'Penetration test before launch',
      'We go live next quarter and our insurer asks for an independent report.',
    ],
  ],
};

const BUDGETS = [
  'under_500',
  'from_500_to_2000',
  'from_500_to_2000',
  'from_2000_to_10000',
  'over_10000',
  'unknown',
] as const;

function contactOf(chance: Chance, client: DemoClient) {
  return {
    name: client.name,
    email: addressOf(client),
    ...(chance.isTrue(0.7)
      ? {
          phone:
            client.locale === 'fr'
              ? `+33 6 ${chance.between(10, 99)} 45 ${chance.between(10, 99)} 12`
              : `+353 86 555 ${chance.between(1_000, 9_999)}`,
        }
      : {}),
    ...(client.company ? { company: client.company } : {}),
    country: client.country,
    customerType: client.company ? 'business' : 'consumer',
    locale: client.locale,
    terms: 'on',
    elapsedMs: chance.between(40_000, 400_000),
    idempotencyKey: newId(),
  };
}

/** A hosting order as its form would send it, at the price of the demo's price book. */
export function demoHostingOrder(chance: Chance, client: DemoClient): HostingOrderInput {
  const plan = chance.pick(PLANS);
  const cycle = chance.pick(['monthly', 'yearly'] as const);
  const domainMode = chance.pick(['register', 'register', 'existing', 'transfer', 'none'] as const);
  const input = hostingOrderSchema.parse({
    plan,
    cycle,
    commitment: chance.pick(cycle === 'yearly' ? [12, 12, 24, 36] : [0, 0, 12]),
    quantity: chance.pick([1, 1, 1, 1, 1, 2, 3, 6]),
    addons: ['ssl', 'backup', 'cdn'].filter(() => chance.isTrue(0.45)),
    ...(plan === 'custom'
      ? {
          cpu: chance.between(4, 16),
          ram: chance.between(8, 64),
          storage: 10 * chance.between(10, 120),
          bandwidth: chance.between(2, 20),
        }
      : chance.isTrue(0.25)
        ? { extraRam: chance.between(2, 8), extraStorage: 10 * chance.between(2, 20) }
        : {}),
    domainMode,
    ...(domainMode === 'none'
      ? {}
      : {
          domainName: `${client.host.replace(/\.[a-z.]+$/, '')}.${chance.pick(['fr', 'com', 'eu'])}`,
        }),
    ...(chance.isTrue(0.15) ? { coupon: chance.pick(['BIENVENUE', 'CLOUD10', 'MERCI5']) } : {}),
    ...contactOf(chance, client),
  });
  return withShownTotal(input);
}

/** What the page would have shown for it. */
function withShownTotal(input: HostingOrderInput): HostingOrderInput {
  const { coupon, customer, ...configuration } = pricingInputOf(input, demoPriceBook);
  const terms = demoCoupons.find(({ code }) => code === coupon);
  const quote = quotePrice(demoPriceBook, configuration as Configuration, customer, terms);
  return { ...input, shownTotalCents: quote.dueNow.gross };
}

/** A service request as its form would send it at that time. */
export function demoServiceRequest(chance: Chance, client: DemoClient, at: Date): ServiceRequestInput {
  const [kind, need, description] = chance.pick(NEEDS[client.locale]);
  const deadline = new Date(at.getTime() + chance.between(10, 120) * 86_400_000).toISOString().slice(0, 10);
  return serviceRequestSchema.parse({
    kind,
    need,
    description,
    budgetRange: chance.pick(BUDGETS),
    ...(chance.isTrue(0.5) ? { deadline } : {}),
    ...contactOf(chance, client),
  });
}
