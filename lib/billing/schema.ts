import { z } from 'zod';
import { vatNumberSchema } from '@/lib/catalog/vat-number';
import { daySchema } from '@/lib/day-schema';
import { PaymentMethod } from '@/lib/db/generated/enums';
import { type ChangeTarget, resourcesFrom } from './change-target';
import { amountCents } from './typed-amount';

/** What is confirmed, with the sums of its preview. */
export type ChangeOrder = ChangeTarget & { subscriptionId: string; shown: string; key: string };
/** And where its form stood. */
type PlacedChange = ChangeOrder & { place: 'account' | 'crm' };

const id = z.string().min(1).max(64);
const text = (max: number) => z.string().trim().max(max);
const emptyToUndefined = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyToUndefined, schema.optional());

/** Cents, from an amount as a person types it. */
const amount = z
  .string()
  .max(40)
  .transform((value, context) => {
    const cents = amountCents(value);
    if (cents !== null && cents > 0) return cents;
    context.addIssue({ code: 'custom', message: 'errors.amount' });
    return z.NEVER;
  });

/** Made once by the form: the same click twice is one record. */
const key = z.string().regex(/^[\w-]{16,64}$/);

export const recordPaymentSchema = z.object({
  invoiceId: id,
  amount,
  receivedOn: daySchema,
  method: z.enum(PaymentMethod).exclude(['offset']),
  reference: optional(text(140)),
  key,
});

export const recordRefundSchema = z.object({
  invoiceId: id,
  amount,
  receivedOn: daySchema,
  reference: optional(text(140)),
  key,
});

export const issueCreditSchema = z.object({
  invoiceId: id,
  /** Without VAT; all that is left when empty. */
  amount: optional(amount),
  reason: text(300).min(3),
  key,
});

export const voidPaymentSchema = z.object({ paymentId: id, reason: text(300).min(3) });

/** A statement as it was pasted. */
export const recordTransfersSchema = z.object({ rows: z.string().min(1).max(100_000) });

export const payByCardSchema = z.object({ number: z.string().min(1).max(40) });

export const carryOverSchema = z.object({ invoiceId: id });

export const billingAddressSchema = z.object({
  company: optional(text(120)),
  street: text(160).min(2),
  extra: optional(text(160)),
  postalCode: text(16).min(2),
  city: text(80).min(1),
  reference: optional(text(80)),
});

const page = z.string().max(80).optional().catch(undefined);

export const INVOICE_FILTERS = [
  'all',
  'open',
  'overdue',
  'paid',
  'credited',
  'credit_notes',
  'drafts',
] as const;
export type InvoiceFilterName = (typeof INVOICE_FILTERS)[number];

/** A list of documents in the address; what it does not know means everything. */
export const invoiceFilterSchema = z.object({
  q: text(100).optional().catch(undefined),
  status: z.enum(INVOICE_FILTERS).catch('all').default('all'),
  after: page,
});

export const customerFilterSchema = z.object({ q: text(100).optional().catch(undefined), after: page });

export type RecordPaymentInput = z.infer<typeof recordPaymentSchema>;
export type RecordRefundInput = z.infer<typeof recordRefundSchema>;
export type IssueCreditInput = z.infer<typeof issueCreditSchema>;
export type VoidPaymentInput = z.infer<typeof voidPaymentSchema>;
export type BillingAddressInput = z.infer<typeof billingAddressSchema>;
export type InvoiceFilter = z.infer<typeof invoiceFilterSchema>;
export type CustomerFilter = z.infer<typeof customerFilterSchema>;

/** Of each server; all four or none. */
const unit = z.string().max(12).optional();
const units = { cpu: unit, ram: unit, storage: unit, bandwidth: unit };

/** Another plan, other resources, or a plan that is built by the unit with the resources of each server. */
export const changePlanSchema = z
  .object({
    subscriptionId: id,
    plan: z.string().min(1).max(40).optional(),
    ...units,
    shown: z.string().min(1).max(80),
    key,
    place: z.enum(['account', 'crm']).default('account'),
  })
  .transform(({ plan, cpu, ram, storage, bandwidth, ...order }, context): PlacedChange => {
    const resources = resourcesFrom({ cpu, ram, storage, bandwidth });
    if (plan !== undefined) return { ...order, plan, ...(resources && { resources }) };
    if (resources) return { ...order, resources };
    context.addIssue({ code: 'custom', path: ['plan'], message: 'errors.required' });
    return z.NEVER;
  });

export const subscriptionSchema = z.object({ subscriptionId: id, key });

/** The plan or the resources whose price is asked for. */
const asked = z.string().max(12).optional().catch(undefined);
export const subscriptionViewSchema = z.object({
  plan: z.string().max(40).optional().catch(undefined),
  ...{ cpu: asked, ram: asked, storage: asked, bandwidth: asked },
  /** They come from a change that was just made. */
  changed: z.literal('yes').optional().catch(undefined),
});
export type SubscriptionView = z.infer<typeof subscriptionViewSchema>;

/** How a client came back from the card page. */
export const cardReturnSchema = z.object({ card: z.enum(['done', 'back']).optional().catch(undefined) });

/** A client's VAT number as an admin writes it down; empty when there is none. */
export const vatNumberInputSchema = z.object({
  customerId: id,
  vatNumber: optional(vatNumberSchema),
  verified: z
    .string()
    .max(10)
    .optional()
    .transform((value) => value === 'on'),
});
export type VatNumberInput = z.infer<typeof vatNumberInputSchema>;
