import { emailDomainKind } from '@/lib/customers/email-domain';
import type {
  BudgetRange,
  CustomerType,
  DomainMode,
  LeadStatus,
  Priority,
  ServiceKind,
} from '@/lib/db/generated/enums';
import { stageProbability } from './status';

/** One reason of a score; `data` holds the figures its label may show. */
export type ScorePoint = { rule: ScoreRule; points: number; data: Record<string, string | number> };
export type Score = { score: number; points: ScorePoint[] };

type ContactFacts = {
  email: string;
  phone?: string;
  company?: string;
  customerType: CustomerType;
  vatNumber?: string;
  /** Earlier requests of the client, when it is certain who orders. */
  earlierRequests: number;
};

export type HostingFacts = ContactFacts & {
  kind: 'hosting';
  /** Net of one server and month, without discount. */
  monthlyNetCents: number;
  plan: string;
  cycle: 'monthly' | 'yearly';
  commitment: number;
  quantity: number;
  addons: readonly string[];
  domainMode: DomainMode;
};

export type ServiceFacts = ContactFacts & {
  kind: 'service';
  serviceKind: ServiceKind;
  budgetRange: BudgetRange;
  daysToDeadline: number | null;
  descriptionLength: number;
};

export type LeadFacts = HostingFacts | ServiceFacts;

/** The most each rule can give; what a lead lacks of it is what would raise it. */
const HOSTING_MAXIMUM = {
  plan_size: 28,
  commitment: 12,
  yearly: 4,
  quantity: 12,
  addons: 6,
  domain: 6,
} as const;
const SERVICE_MAXIMUM = { service_kind: 10, budget: 28, deadline: 12, description: 10 } as const;
const CONTACT_MAXIMUM = { business: 12, phone: 6, email: 6, returning: 12 } as const;

export type ScoreRule =
  | keyof typeof HOSTING_MAXIMUM
  | keyof typeof SERVICE_MAXIMUM
  | keyof typeof CONTACT_MAXIMUM
  | 'limit';

/** The value of the highest threshold reached; `steps` are [from, value], rising. */
function reached(value: number, steps: readonly (readonly [number, number])[]): number {
  return steps.findLast(([from]) => value >= from)?.[1] ?? 0;
}

const DOMAIN_POINTS: Record<DomainMode, number> = { none: 0, register: 2, existing: 5, transfer: 6 };

const KIND_POINTS: Record<ServiceKind, number> = {
  managed_server: 10,
  migration: 10,
  security: 9,
  website: 8,
  email_domain: 5,
  other: 3,
};

const BUDGET_POINTS: Record<BudgetRange, number> = {
  unknown: 6,
  under_500: 4,
  from_500_to_2000: 12,
  from_2000_to_10000: 22,
  over_10000: 28,
};

const EMAIL_POINTS = { company: 6, free: 0, disposable: -30 } as const;

function hostingPoints(facts: HostingFacts): ScorePoint[] {
  const size = reached(facts.monthlyNetCents, [
    [0, 6],
    [1_000, 12],
    [3_000, 18],
    [10_000, 24],
    [30_000, 28],
  ]);
  const commitment = reached(facts.commitment, [
    [12, 6],
    [24, 9],
    [36, 12],
  ]);
  const quantity = reached(facts.quantity, [
    [2, 4],
    [5, 8],
    [20, 12],
  ]);
  return [
    { rule: 'plan_size', points: size, data: { plan: facts.plan, monthlyNetCents: facts.monthlyNetCents } },
    { rule: 'commitment', points: commitment, data: { months: facts.commitment } },
    { rule: 'yearly', points: facts.cycle === 'yearly' ? 4 : 0, data: {} },
    { rule: 'quantity', points: quantity, data: { quantity: facts.quantity } },
    { rule: 'addons', points: Math.min(6, 2 * facts.addons.length), data: { count: facts.addons.length } },
    { rule: 'domain', points: DOMAIN_POINTS[facts.domainMode], data: { mode: facts.domainMode } },
  ];
}

function servicePoints({
  serviceKind,
  budgetRange,
  daysToDeadline,
  descriptionLength,
}: ServiceFacts): ScorePoint[] {
  const deadline = daysToDeadline === null ? 0 : daysToDeadline <= 30 ? 12 : daysToDeadline <= 90 ? 8 : 4;
  const description = reached(descriptionLength, [
    [40, 3],
    [120, 6],
    [400, 10],
  ]);
  return [
    { rule: 'service_kind', points: KIND_POINTS[serviceKind], data: { kind: serviceKind } },
    { rule: 'budget', points: BUDGET_POINTS[budgetRange], data: { budget: budgetRange } },
    { rule: 'deadline', points: deadline, data: daysToDeadline === null ? {} : { days: daysToDeadline } },
    { rule: 'description', points: description, data: { characters: descriptionLength } },
  ];
}

function contactPoints({
  email,
  phone,
  company,
  customerType,
  vatNumber,
  earlierRequests,
}: ContactFacts): ScorePoint[] {
  const business = customerType === 'business' ? 5 + (company ? 3 : 0) + (vatNumber ? 4 : 0) : 0;
  const domain = emailDomainKind(email);
  return [
    { rule: 'business', points: business, data: { company: company ? 1 : 0, vatNumber: vatNumber ? 1 : 0 } },
    { rule: 'phone', points: phone ? 6 : 0, data: {} },
    { rule: 'email', points: EMAIL_POINTS[domain], data: { domain } },
    { rule: 'returning', points: earlierRequests > 0 ? 12 : 0, data: { count: earlierRequests } },
  ];
}

/**
 * How promising a lead is, 0 to 100, with the points that make it: they always add up to the score, the last one
 * (`limit`) taking away what would leave the scale. Pure; nothing in it guesses at the person.
 */
export function scoreLead(facts: LeadFacts): Score {
  const own = facts.kind === 'hosting' ? hostingPoints(facts) : servicePoints(facts);
  const points = [...own, ...contactPoints(facts)].filter(({ points }) => points !== 0);
  const sum = points.reduce((total, point) => total + point.points, 0);
  const score = Math.min(100, Math.max(0, sum));
  if (score !== sum) points.push({ rule: 'limit', points: score - sum, data: { sum } });
  return { score, points };
}

/** What would raise a score the most, best first: the points that each rule still has to give. */
export function scoreRaises(
  kind: LeadFacts['kind'],
  points: readonly Pick<ScorePoint, 'rule' | 'points'>[],
): { rule: ScoreRule; points: number }[] {
  const maxima = { ...(kind === 'hosting' ? HOSTING_MAXIMUM : SERVICE_MAXIMUM), ...CONTACT_MAXIMUM };
  return (Object.entries(maxima) as [ScoreRule, number][])
    .map(([rule, most]) => ({
      rule,
      points: most - (points.find((point) => point.rule === rule)?.points ?? 0),
    }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
}

/** Sixty and more is worth calling first; below thirty can wait. */
export function priorityOf(score: number): Priority {
  if (score >= 60) return 'high';
  return score >= 30 ? 'medium' : 'low';
}

/** Percent chance of winning: that of the stage, moved by up to ten points by how far the score is from fifty. */
export function probabilityOf(status: LeadStatus, score: number): number {
  const base = stageProbability(status);
  if (base === 0 || base === 100) return base;
  return Math.min(99, Math.max(1, base + Math.round((score - 50) / 5)));
}

const DAYS_TO_CLOSE: Record<Priority, number> = { high: 14, medium: 30, low: 45 };
const DAY_MS = 86_400_000;

/** The day a lead is expected to close: by its priority, never after the client's own deadline. */
export function expectedCloseDate(at: Date, priority: Priority, deadline: Date | null = null): Date {
  const expected = new Date(at.getTime() + DAYS_TO_CLOSE[priority] * DAY_MS);
  return deadline && deadline < expected && deadline > at ? deadline : expected;
}
