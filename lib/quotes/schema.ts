import { z } from 'zod';
import { daySchema } from '@/lib/day-schema';
import { BillingCycle, Locale, QuoteLineKind, QuoteStatus, QuoteTerms } from '@/lib/db/generated/enums';
import { MAX_AMOUNT_CENTS } from '@/lib/leads/amount';
import { sentJson } from '@/lib/sent-json';
import { MOST_DUE_DAYS, MOST_LINES } from './limits';
import { DECLINE_REASONS } from './status';

const id = z.string().min(1).max(64);
const key = z.string().regex(/^[\w-]{16,64}$/);
const revision = z.coerce.number().int().min(1).max(2_147_483_647);
const text = (max: number) => z.string().trim().max(max);
const optionalText = (max: number) =>
  text(max)
    .transform((value) => value || undefined)
    .optional();
/** A checkbox: sent when it is ticked. */
const ticked = z
  .string()
  .max(10)
  .optional()
  .transform((value) => value === 'on');
const list = (max: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(z.string().min(1).max(64)).max(max),
  );

export const createQuoteSchema = z.object({ leadId: id, idempotencyKey: key });

/** A free line as the editor sends it; its amount is `quantity` times `unitNetCents`. */
export const freeLineSchema = z
  .strictObject({
    kind: z.enum(QuoteLineKind),
    label: text(200).min(1),
    detail: text(1_000),
    quantity: z.int().min(1).max(1_000),
    unitNetCents: z.int().min(0).max(MAX_AMOUNT_CENTS),
    optional: z.boolean(),
    selected: z.boolean(),
  })
  .refine(({ quantity, unitNetCents }) => quantity * unitNetCents <= MAX_AMOUNT_CENTS, {
    error: 'errors.amount',
    path: ['unitNetCents'],
  })
  .refine(({ optional, selected }) => optional || selected, { error: 'errors.type', path: ['selected'] });
export type FreeLine = z.infer<typeof freeLineSchema>;

const freeLines = sentJson(z.array(freeLineSchema).max(MOST_LINES));

/** “12,5” in percent as basis points. */
const percent = text(10).transform((typed, context) => {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed || '0');
  const bp = match?.[1] ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
  if (bp >= 0 && bp <= 10_000) return bp;
  context.addIssue({ code: 'custom', message: 'errors.percent' });
  return z.NEVER;
});

/** What is asked of the engine; left out where a quote has nothing of it. */
export const termSchema = z.object({
  cycle: z.enum(BillingCycle),
  commitment: z.coerce.number().int().min(0).max(120),
  quantity: z.coerce.number().int().min(1).max(1_000),
  addons: list(20),
});
export type TermInput = z.infer<typeof termSchema>;

export const saveDraftSchema = z.object({
  versionId: id,
  revision,
  language: z.enum(Locale),
  lines: freeLines,
  discount: percent,
  terms: z.enum(QuoteTerms),
  dueDays: z.coerce.number().int().min(0).max(MOST_DUE_DAYS),
  validUntil: daySchema,
  message: optionalText(2_000),
  holdCapacity: ticked,
  ...termSchema.partial().shape,
  addons: list(20),
});
export type SaveDraftInput = z.infer<typeof saveDraftSchema>;

export const versionSchema = z.object({ versionId: id, revision });
export const quoteSchema = z.object({ quoteId: id });
export const linkSchema = z.object({ versionId: id });
export const extendQuoteSchema = z.object({ versionId: id, revision, validUntil: daySchema });
export const answerQuestionSchema = z.object({ questionId: id, answer: text(4_000).min(1) });

/** A client comes by the token of a link, or signed in, to a version that is theirs: by one of the two. */
const way = { token: z.string().min(20).max(100).optional(), versionId: id.optional() };
type Way = { token?: string; versionId?: string };
const isOneWay = ({ token, versionId }: Way) => (token === undefined) !== (versionId === undefined);
const oneWay = { error: 'errors.type', path: ['token'] };

export const askQuestionSchema = z
  .object({
    ...way,
    question: text(2_000).min(3),
    idempotencyKey: key.optional().or(z.literal('').transform(() => undefined)),
  })
  .refine(isOneWay, oneWay);
export type AskQuestionInput = z.infer<typeof askQuestionSchema>;

/** The pen's way in a box of 600 by 200: moves and lines between whole points. */
const penPath = z
  .string()
  .max(24_000)
  .regex(/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)*$/)
  .default('');

export const acceptQuoteSchema = z
  .object({
    ...way,
    signerName: text(120).min(2),
    signerCapacity: text(120).min(2),
    drawn: penPath,
    terms: z.string({ error: 'errors.terms' }).min(1, { error: 'errors.terms' }).max(10),
    options: list(MOST_LINES),
    shownGrossCents: z.coerce
      .number()
      .int()
      .min(0)
      .optional()
      .or(z.literal('').transform(() => undefined)),
  })
  .refine(isOneWay, oneWay);
export type AcceptQuoteInput = z.infer<typeof acceptQuoteSchema>;

export const declineQuoteSchema = z
  .object({ ...way, reason: z.enum(DECLINE_REASONS), note: optionalText(1_000) })
  .refine(isOneWay, oneWay)
  .superRefine(({ reason, note }, context) => {
    if (reason === 'other' && !note)
      context.addIssue({ code: 'custom', path: ['note'], message: 'errors.required' });
  });
export type DeclineQuoteInput = z.infer<typeof declineQuoteSchema>;

/** The parts of the page whose reading is timed. */
export const QUOTE_SECTIONS = ['summary', 'lines', 'options', 'terms', 'question', 'accept'] as const;
export type QuoteSection = (typeof QUOTE_SECTIONS)[number];

/** What the page's script tells while it is open. */
export const visitSchema = z
  .strictObject({
    ...way,
    visitKey: z.string().regex(/^[\w-]{16,64}$/),
    section: z.enum(QUOTE_SECTIONS).nullable(),
    seconds: z.partialRecord(z.enum(QUOTE_SECTIONS), z.int().min(0).max(86_400)),
  })
  .refine(isOneWay, oneWay);
export type VisitInput = z.infer<typeof visitSchema>;

/** The list in a client's account. */
export const ownQuotesSchema = z.object({ after: z.string().max(100).optional().catch(undefined) });

/** The list's state, as its address holds it; what cannot be read falls back. */
export const quoteFilterSchema = z.object({
  q: text(100).default('').catch(''),
  status: z.enum(QuoteStatus).optional().catch(undefined),
  who: z.enum(['all', 'me']).default('all').catch('all'),
  after: z.string().max(100).optional().catch(undefined),
});
export type QuoteFilter = z.infer<typeof quoteFilterSchema>;
