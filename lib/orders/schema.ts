import { z } from 'zod';
import { isCountryCode } from '@/lib/catalog/countries';
import { DOMAIN_MODES } from '@/lib/catalog/pricing-input';
import { vatNumberSchema } from '@/lib/catalog/vat-number';
import { daySchema } from '@/lib/day-schema';
import { BudgetRange, CustomerType, Locale, RequestStatus, ServiceKind } from '@/lib/db/generated/enums';

// A form posts every field it has: one left empty is one that was not given.
const emptyToUndefined = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyToUndefined, schema.optional());

const wholeNumber = z.coerce.number({ error: 'errors.integer' }).int({ error: 'errors.integer' });
const text = (max: number) => z.string().trim().max(max);
const list = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [value].flat()),
  z.array(z.string().max(40)).max(20),
);

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Digits with the usual separators, 6 to 15 of them (E.164), stored as typed. */
export const phoneSchema = text(30).refine(
  (value) => /^\+?[\d\s().-]+$/.test(value) && /^\d{6,15}$/.test(value.replace(/\D/g, '')),
  { error: 'errors.phone' },
);

/** Made once by the page that shows the form; unguessable, so that two visitors never share one. */
export const idempotencyKeySchema = z.string().regex(/^[\w-]{16,64}$/);

/** Fields that both forms ask of the person behind the order. */
export const contactFields = {
  name: text(120).min(2),
  email: emailSchema,
  phone: optional(phoneSchema),
  company: optional(text(120)),
  country: z.string().refine(isCountryCode, { error: 'errors.country' }),
  customerType: z.enum(CustomerType),
  locale: z.enum(Locale).optional(),
};

/** What tells a person's submit from a robot's, and one submit from the next. */
const envelopeFields = {
  /** Without JavaScript the static page has none: the command derives one from what was typed. */
  idempotencyKey: optional(idempotencyKeySchema),
  /** Honeypot: hidden from people, so only robots fill it. */
  website: z.string().max(500).optional(),
  /** Milliseconds between opening the form and sending it, measured by the page; absent without JavaScript. */
  elapsedMs: optional(z.coerce.number().min(0)),
  terms: z.literal(['on', 'true'], { error: 'errors.terms' }),
};

/** The order form, flat as a form posts it; ranges and prices are judged by the command against the price book. */
export const hostingOrderSchema = z.object({
  plan: z.string().min(1).max(40),
  cycle: z.enum(['monthly', 'yearly']),
  commitment: optional(wholeNumber),
  quantity: optional(wholeNumber),
  addons: list,
  cpu: optional(wholeNumber),
  ram: optional(wholeNumber),
  storage: optional(wholeNumber),
  bandwidth: optional(wholeNumber),
  extraCpu: optional(wholeNumber),
  extraRam: optional(wholeNumber),
  extraStorage: optional(wholeNumber),
  extraBandwidth: optional(wholeNumber),
  domainMode: z.enum(DOMAIN_MODES).default('none'),
  domainName: optional(text(253)),
  coupon: optional(text(40)),
  ...contactFields,
  vatNumber: optional(vatNumberSchema),
  notes: optional(text(2_000)),
  /** Due now, VAT included, as the page showed it; another price is refused until it has been seen. */
  shownTotalCents: optional(z.coerce.number().int().min(0)),
  ...envelopeFields,
});

export type HostingOrderInput = z.output<typeof hostingOrderSchema>;

export const serviceRequestSchema = z.object({
  kind: z.enum(ServiceKind),
  need: text(160).min(5),
  budgetRange: z.enum(BudgetRange),
  /** A calendar day, today at the earliest. */
  deadline: optional(daySchema),
  description: text(5_000).min(20),
  ...contactFields,
  country: z.string().refine(isCountryCode, { error: 'errors.country' }).default('FR'),
  customerType: z.enum(CustomerType).default('consumer'),
  ...envelopeFields,
});

export type ServiceRequestInput = z.output<typeof serviceRequestSchema>;

export const confirmRequestSchema = z.object({ token: z.string().min(20).max(100) });

export const REQUEST_KINDS = ['hosting', 'service'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** One request as a form of a page names it. */
export const requestSchema = z.object({ kind: z.enum(REQUEST_KINDS), id: z.uuid() });
export type RequestRef = z.output<typeof requestSchema>;

/** Filters of a list of requests, as its address holds them; what makes no sense falls back to the default. */
export const requestFilterSchema = z.object({
  kind: z.enum(REQUEST_KINDS).optional().catch(undefined),
  status: z.enum(RequestStatus).optional().catch(undefined),
  plan: z.string().max(40).optional().catch(undefined),
  search: z.string().trim().max(120).optional().catch(undefined),
  cursor: z.string().max(120).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(100).default(25).catch(25),
});

export type RequestFilter = z.output<typeof requestFilterSchema>;
