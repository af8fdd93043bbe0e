import { z } from 'zod';
import { Locale } from '@/lib/db/generated/enums';
import { sentJson } from '@/lib/sent-json';
import { MOST_LINES } from '../draft';
import { MOST_CENTS } from '../typed-amount';

/** By law sixty days between businesses at most. */
export const MOST_DUE_DAYS = 60;

const id = z.string().min(1).max(64);
const revision = z.coerce.number().int().min(0).max(2_147_483_647);
const text = (max: number) => z.string().trim().max(max);
const optionalText = (max: number) =>
  text(max)
    .optional()
    .transform((value) => value || null);

/** A line as the editor sends it; less than nothing takes off the others. */
export const draftLineSchema = z
  .strictObject({
    label: text(200).min(1),
    detail: text(1_000),
    quantity: z.int().min(1).max(1_000),
    unitNetCents: z.int({ error: 'errors.amount' }).min(-MOST_CENTS).max(MOST_CENTS),
  })
  .refine(({ quantity, unitNetCents }) => Math.abs(quantity * unitNetCents) <= MOST_CENTS, {
    error: 'errors.amount',
    path: ['unitNetCents'],
  });

export const createInvoiceDraftSchema = z.object({
  customerId: id,
  /** Made once by the form: the same click twice is one draft. */
  key: z.string().regex(/^[\w-]{16,64}$/),
});

export const saveInvoiceDraftSchema = z.object({
  invoiceId: id,
  revision,
  lines: sentJson(z.array(draftLineSchema).max(MOST_LINES)),
  dueDays: z.coerce.number().int().min(0).max(MOST_DUE_DAYS),
  language: z.enum(Locale),
  /** The client's own: an order number. */
  reference: optionalText(80),
  message: optionalText(1_000),
});

export const invoiceDraftSchema = z.object({ invoiceId: id, revision });

/** With the total that was on the screen. */
export const issueInvoiceDraftSchema = invoiceDraftSchema.extend({
  shownGrossCents: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export type CreateInvoiceDraftInput = z.output<typeof createInvoiceDraftSchema>;
export type SaveInvoiceDraftInput = z.output<typeof saveInvoiceDraftSchema>;
export type InvoiceDraftInput = z.output<typeof invoiceDraftSchema>;
export type IssueInvoiceDraftInput = z.output<typeof issueInvoiceDraftSchema>;
