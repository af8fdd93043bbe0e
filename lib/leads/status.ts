import type { LeadStatus } from '@/lib/db/generated/enums';

/** The board's columns, in order. */
export const LEAD_STATUSES = ['new', 'contacted', 'qualified', 'proposal', 'won', 'lost'] as const;

/**
 * Where a lead may go. Open stages are free in both directions; a closed lead is first reopened, so
 * that a win never turns into a loss in one gesture.
 */
const NEXT: Record<LeadStatus, readonly LeadStatus[]> = {
  new: ['contacted', 'qualified', 'proposal', 'won', 'lost'],
  contacted: ['new', 'qualified', 'proposal', 'won', 'lost'],
  qualified: ['new', 'contacted', 'proposal', 'won', 'lost'],
  proposal: ['new', 'contacted', 'qualified', 'won', 'lost'],
  won: ['new', 'contacted', 'qualified', 'proposal'],
  lost: ['new', 'contacted', 'qualified', 'proposal'],
};

/** Percent chance a lead in this stage is won; a move sets it, a person may refine it. */
const PROBABILITY: Record<LeadStatus, number> = {
  new: 10,
  contacted: 25,
  qualified: 50,
  proposal: 75,
  won: 100,
  lost: 0,
};

export const LOST_REASONS = [
  'price',
  'competitor',
  'no_budget',
  'no_answer',
  'not_a_fit',
  'duplicate',
  'other',
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** The stages a lead may go to from where it is: menu, board and command read the same table. */
export function nextStatuses(from: LeadStatus): readonly LeadStatus[] {
  return NEXT[from];
}

export function canMoveTo(from: LeadStatus, to: LeadStatus): boolean {
  return NEXT[from].includes(to);
}

export function isClosed(status: LeadStatus): boolean {
  return status === 'won' || status === 'lost';
}

export function isReopening(from: LeadStatus, to: LeadStatus): boolean {
  return isClosed(from) && !isClosed(to);
}

export function stageProbability(status: LeadStatus): number {
  return PROBABILITY[status];
}

export function isLostReason(value: unknown): value is LostReason {
  return LOST_REASONS.some((reason) => reason === value);
}
