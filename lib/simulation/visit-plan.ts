import 'server-only';
import type { Chance } from '@/lib/chance';
import type { FormName } from '@/lib/pulse/form-events';

/** How a visit goes: who leaves early, and by which door the others order. */
export const VISIT_KINDS = [
  'order',
  'plain_order',
  'api_order',
  'service',
  'abandoned',
  'configured',
  'browsed',
] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** Of orders: how many come by the page's script, by its plain form, and by the documented API. */
const DOORS: Record<'order' | 'plain_order' | 'api_order', number> = {
  order: 0.82,
  plain_order: 0.08,
  api_order: 0.1,
};

/** Visits of other kinds, as many for one order as a shop sees. */
const BESIDE_AN_ORDER: Record<'service' | 'abandoned' | 'configured' | 'browsed', number> = {
  service: 0.2,
  abandoned: 1.4,
  configured: 0.8,
  browsed: 1.2,
};

export const VISITS_PER_ORDER = 1 + Object.values(BESIDE_AN_ORDER).reduce((sum, share) => sum + share, 0);

export type Configuration = {
  plan: string;
  cycle: 'monthly' | 'yearly';
  commitment: number;
  quantity: number;
  addons: string[];
  resources?: { vcpu: number; ramGb: number; storageGb: number; bandwidthTb: number };
  domain: { mode: 'none' | 'existing' | 'register' | 'transfer'; name?: string };
  coupon?: string;
  customer: { country: string; type: 'consumer' | 'business' };
};

export type Contact = { name: string; email: string; phone?: string; company?: string };

export type VisitPlan = {
  kind: VisitKind;
  locale: 'fr' | 'en';
  address: string;
  userAgent: string;
  contact: Contact;
  configuration: Configuration;
  /** Form filled in, if any, and the last step reached on it. */
  form: FormName | null;
  lastStep: number;
  /** A field that the visitor first gets wrong. */
  slip: string | null;
  /** Pauses between one doing and the next. */
  pauseMs: number;
};

const PLANS = [
  ['starter', 0.45],
  ['professional', 0.33],
  ['enterprise', 0.08],
  ['custom', 0.14],
] as const;
const COUNTRIES = [
  ['FR', 0.72],
  ['BE', 0.1],
  ['CH', 0.05],
  ['DE', 0.06],
  ['ES', 0.04],
  ['US', 0.03],
] as const;
const TERMS = [
  ['monthly', 0, 0.5],
  ['monthly', 12, 0.1],
  ['yearly', 12, 0.28],
  ['yearly', 24, 0.08],
  ['yearly', 36, 0.04],
] as const;
const FIRST = [
  'Camille',
  'Louis',
  'Inès',
  'Hugo',
  'Léa',
  'Zoé',
  'Noé',
  'Emma',
  'Adam',
  'Chloé',
  'Jules',
  'Nora',
];
const LAST = [
  'Martin',
  'Bernard',
  'Petit',
  'Durand',
  'Lefèvre',
  'Moreau',
  'Simon',
  'Garcia',
  'Müller',
  'Smith',
  'Roux',
];
const FIRMS = [
  'Atelier',
  'Studio',
  'Librairie',
  'Garage',
  'Cabinet',
  'Ferme',
  'Clinique',
  'Agence',
  'Boutique',
];
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
];
const SLIPS = ['email', 'phone', 'terms', 'domainName', 'name'];

/** Whoever comes next, by chance alone: the same seed plays the same visits. `run` keeps e-mails of two runs apart. */
export function planVisit(chance: Chance, run: string, number: number): VisitPlan {
  const kind = pickKind(chance);
  const configuration = pickConfiguration(chance);
  const form = formOf(kind);
  const steps = form === 'service_request' ? 3 : 7;
  return {
    kind,
    locale: chance.isTrue(0.75) ? 'fr' : 'en',
    address: `10.${chance.between(16, 250)}.${chance.between(0, 255)}.${chance.between(1, 254)}`,
    userAgent: chance.pick(AGENTS),
    contact: pickContact(chance, configuration.customer.type, `${run}-${number}`),
    configuration,
    form,
    lastStep: kind === 'abandoned' || kind === 'configured' ? chance.between(0, steps - 2) : steps - 1,
    slip: chance.isTrue(0.18) ? chance.pick(SLIPS) : null,
    pauseMs: chance.between(500, 1_800),
  };
}

/** Milliseconds until the next visit, when they come independently of each other at this mean rate. */
export function gapMs(chance: Chance, visitsPerSecond: number): number {
  return (-Math.log(1 - chance.next()) / visitsPerSecond) * 1_000;
}

function pickKind(chance: Chance): VisitKind {
  const shares = { ...DOORS, ...BESIDE_AN_ORDER };
  return weighted(chance, Object.entries(shares) as [VisitKind, number][]);
}

function formOf(kind: VisitKind): FormName | null {
  if (kind === 'service') return 'service_request';
  return kind === 'browsed' || kind === 'api_order' || kind === 'plain_order' ? null : 'hosting_order';
}

function pickConfiguration(chance: Chance): Configuration {
  const plan = weighted(chance, PLANS);
  const [cycle, commitment] = weighted(
    chance,
    TERMS.map(([name, months, share]) => [[name, months] as const, share] as const),
  );
  const mode = chance.pick(['none', 'none', 'existing', 'register', 'transfer'] as const);
  const name = `${chance
    .pick(LAST)
    .normalize('NFD')
    .replace(/\P{L}/gu, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}-${chance.between(1, 99_999)}.fr`;
  return {
    plan,
    cycle,
    commitment,
    quantity: chance.isTrue(0.85) ? 1 : chance.between(2, 12),
    addons: ['ssl', 'backup', 'cdn'].filter(() => chance.isTrue(0.35)),
    ...(plan === 'custom' && {
      resources: {
        vcpu: chance.between(1, 16),
        ramGb: chance.between(1, 64),
        storageGb: 10 * chance.between(2, 60),
        bandwidthTb: chance.between(1, 10),
      },
    }),
    domain: mode === 'none' ? { mode } : { mode, name },
    customer: { country: weighted(chance, COUNTRIES), type: chance.isTrue(0.45) ? 'business' : 'consumer' },
  };
}

function pickContact(chance: Chance, type: 'consumer' | 'business', tag: string): Contact {
  const last = chance.pick(LAST);
  return {
    name: `${chance.pick(FIRST)} ${last}`,
    email: `visitor-${tag}@simulation.test`,
    ...(chance.isTrue(0.5) && { phone: `+33 6 ${chance.between(10, 99)} ${chance.between(10, 99)} 56 78` }),
    ...(type === 'business' && { company: `${chance.pick(FIRMS)} ${last} ${chance.between(1, 999)}` }),
  };
}

function weighted<T>(chance: Chance, choices: readonly (readonly [T, number])[]): T {
  const total = choices.reduce((sum, [, share]) => sum + share, 0);
  let left = chance.next() * total;
  for (const [value, share] of choices) {
    left -= share;
    if (left < 0) return value;
  }
  return chance.pick(choices)[0];
}
