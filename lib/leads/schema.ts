import { z } from 'zod';
import { daySchema } from '@/lib/day-schema';
import { LeadStatus, Priority } from '@/lib/db/generated/enums';
import { parseAmount } from './amount';
import { LOST_REASONS } from './status';

const id = z.string().min(1).max(64);
const optionalId = id.or(z.literal('').transform(() => undefined)).optional();
/** As far as its column counts. */
const version = z.coerce.number().int().min(1).max(2_147_483_647);

/** An amount as it is typed, in cents. */
const amount = z.string().max(40).transform(centsOf);
const optionalAmount = z
  .string()
  .max(40)
  .transform((text, context) => (text === '' ? undefined : centsOf(text, context)))
  .optional();

function centsOf(text: string, context: z.RefinementCtx): number {
  const cents = parseAmount(text);
  if (cents !== null) return cents;
  context.addIssue({ code: 'custom', message: 'errors.amount' });
  return z.NEVER;
}

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || undefined)
    .optional();

const optionalDay = z
  .literal('')
  .transform(() => null)
  .or(daySchema);

export const moveLeadSchema = z
  .object({
    leadId: id,
    /** The stage the mover saw: another one by now is a conflict. */
    from: z.enum(LeadStatus),
    to: z.enum(LeadStatus),
    /** The cards it was dropped between, as the mover saw them; none: the top of the column. */
    beforeId: optionalId,
    afterId: optionalId,
    /** Won: what it was sold for, net of the first year. */
    value: optionalAmount,
    lostReason: z
      .literal('')
      .transform(() => undefined)
      .or(z.enum(LOST_REASONS))
      .optional(),
    note: optionalText(500),
  })
  .superRefine((input, context) => {
    if (input.from === input.to) return;
    if (input.to === 'won' && input.value === undefined) {
      context.addIssue({ code: 'custom', path: ['value'], message: 'errors.required' });
    }
    if (input.to === 'lost' && !input.lostReason) {
      context.addIssue({ code: 'custom', path: ['lostReason'], message: 'errors.lost_reason_required' });
    }
    if (input.to === 'lost' && input.lostReason === 'other' && !input.note) {
      context.addIssue({ code: 'custom', path: ['note'], message: 'errors.required' });
    }
  });
export type MoveLeadInput = z.infer<typeof moveLeadSchema>;

export const assignLeadSchema = z.object({
  leadId: id,
  /** Who had it when the page was made; empty for the pool. */
  fromId: optionalId,
  /** Empty: back to the pool. */
  assigneeId: optionalId,
  note: optionalText(500),
});
export type AssignLeadInput = z.infer<typeof assignLeadSchema>;

export const LOGGED_TYPES = ['note', 'call', 'email', 'meeting'] as const;

export const logActivitySchema = z.object({
  leadId: id,
  type: z.enum(LOGGED_TYPES),
  subject: z.string().trim().min(1).max(200),
  description: optionalText(5000),
  /** Made once by the form: the same submit twice is one line of the timeline. */
  idempotencyKey: z.uuid(),
});
export type LogActivityInput = z.infer<typeof logActivitySchema>;

export const setFollowUpSchema = z.object({
  leadId: id,
  version,
  /** Wall clock of the person who types it: 2026-11-22T09:30. */
  at: z.string().trim().min(1).max(16),
  note: optionalText(200),
});
export type SetFollowUpInput = z.infer<typeof setFollowUpSchema>;

export const clearFollowUpSchema = z.object({ leadId: id, version });
export type ClearFollowUpInput = z.infer<typeof clearFollowUpSchema>;

export const updateLeadSchema = z.object({
  leadId: id,
  version,
  value: amount,
  priority: z.enum(Priority),
  expectedCloseDate: optionalDay,
});
export type UpdateLeadInput = z.infer<typeof updateLeadSchema>;
