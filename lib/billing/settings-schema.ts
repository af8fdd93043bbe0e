import { z } from 'zod';
import { isCountryCode } from '@/lib/catalog/countries';
import { BillingDocumentKind, DunningKind } from '@/lib/db/generated/enums';

const text = (max: number) => z.string().trim().min(1).max(max);
const compact = z
  .string()
  .max(60)
  .transform((value) => value.replace(/[\s.-]/g, '').toUpperCase());
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );

/** Luhn's check, which every SIREN passes. */
function isSiren(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** The remainder of ISO 13616 that every IBAN has. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((char) => Number.parseInt(char, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** What French law asks of the seller on every invoice, and where to pay. */
export const sellerSchema = z.object({
  name: text(120),
  /** Such as “SAS”. */
  legalForm: text(60),
  /** As it is written on documents, such as “50 000 €”. */
  capital: optional(text(40)),
  street: text(160),
  postalCode: text(16),
  city: text(80),
  country: z.string().refine(isCountryCode, { error: 'errors.country' }),
  siren: compact.refine(isSiren, { error: 'errors.siren' }),
  /** The town of its commercial register. */
  rcs: optional(text(80)),
  vatNumber: compact.refine((value) => /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(value), {
    error: 'errors.vat_number',
  }),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  phone: optional(text(30)),
  iban: optional(compact.refine(isIban, { error: 'errors.iban' })),
  bic: optional(
    compact.refine((value) => /^[A-Z0-9]{8}([A-Z0-9]{3})?$/.test(value), { error: 'errors.bic' }),
  ),
  /** Yearly, in basis points; without one the rate of the law: that of the ECB and ten points. */
  penaltyRateBp: z.number().int().min(0).max(10_000).optional(),
});

export type Seller = z.infer<typeof sellerSchema>;

export const DUNNING_DAYS = { min: -30, max: 365 } as const;
export const MOST_DUNNING_STEPS = 10;

/** Days after the due date; a reminder may come before it. */
export const dunningStepSchema = z.object({
  kind: z.enum(DunningKind),
  days: z.number().int().min(DUNNING_DAYS.min).max(DUNNING_DAYS.max),
});

export const dunningSchema = z.array(dunningStepSchema).max(MOST_DUNNING_STEPS);

export type DunningStep = z.infer<typeof dunningStepSchema>;

/** What happens to an unpaid invoice until an administrator decides otherwise. */
export const USUAL_DUNNING: readonly DunningStep[] = [
  { kind: 'reminder', days: -3 },
  { kind: 'reminder', days: 3 },
  { kind: 'reminder', days: 10 },
  { kind: 'suspend', days: 15 },
  { kind: 'terminate', days: 45 },
];

export const USUAL_TERMS = { paymentDays: 14, renewalDays: 7 } as const;
export const USUAL_PREFIXES = { invoice: 'FA-', credit_note: 'AV-' } as const;

const version = z.coerce.number().int().min(0).max(2_147_483_647);

/** Percent as people type it, in basis points. */
const percent = z
  .string()
  .max(12)
  .transform((value, context) => {
    const bare = value.trim().replace(',', '.').replace(/\s*%$/, '');
    const number = Number(bare);
    if (bare !== '' && Number.isFinite(number) && number >= 0 && number <= 100)
      return Math.round(number * 100);
    context.addIssue({ code: 'custom', message: 'errors.format' });
    return z.NEVER;
  });

export const updateSellerSchema = sellerSchema
  .omit({ penaltyRateBp: true })
  .extend({ version, penaltyRate: optional(percent) })
  .transform(({ penaltyRate, ...seller }) => ({
    ...seller,
    ...(penaltyRate !== undefined && { penaltyRateBp: penaltyRate }),
  }));

export const updateTermsSchema = z.object({
  version,
  paymentDays: z.coerce.number().int().min(0).max(60),
  renewalDays: z.coerce.number().int().min(0).max(28),
});

export const updateSeriesSchema = z.object({
  kind: z.enum(BillingDocumentKind),
  prefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,8}-$/, { error: 'errors.format' }),
});

const listed = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(schema).max(MOST_DUNNING_STEPS),
  );

/** The rows of the form: kinds and days, one of each a step. */
export const updateDunningSchema = z
  .object({
    version,
    kind: listed(z.enum(DunningKind)),
    days: listed(z.coerce.number().int().min(DUNNING_DAYS.min).max(DUNNING_DAYS.max)),
  })
  .transform(({ version: seen, kind, days }, context) => {
    const steps = kind.map((one, index) => ({ kind: one, days: days[index] ?? Number.NaN }));
    const names = steps.map((step) => `${step.kind} ${step.days}`);
    const early = steps.some((step) => step.kind !== 'reminder' && step.days < 1);
    if (kind.length !== days.length || new Set(names).size < names.length || early) {
      context.addIssue({ code: 'custom', message: 'errors.dunning', path: ['days'] });
      return z.NEVER;
    }
    return { version: seen, steps };
  });

export type TermsInput = z.infer<typeof updateTermsSchema>;
export type SeriesInput = z.infer<typeof updateSeriesSchema>;
