import type { QuoteStatus } from '@/lib/db/generated/enums';

/** In the order of their life. */
export const QUOTE_STATUSES = ['draft', 'sent', 'accepted', 'declined', 'expired', 'superseded'] as const;

/** An expired quote that is extended is open again; an accepted one stays for ever. The database holds the same table. */
const NEXT: Record<QuoteStatus, readonly QuoteStatus[]> = {
  draft: ['sent', 'superseded'],
  sent: ['accepted', 'declined', 'expired', 'superseded'],
  accepted: [],
  declined: ['superseded'],
  expired: ['sent', 'superseded'],
  superseded: [],
};

/** Where a version may go: buttons and commands read the same table. */
export function canQuoteMove(from: QuoteStatus, to: QuoteStatus): boolean {
  return NEXT[from].includes(to);
}

/** The statuses from which this one can be reached. */
export function quoteStatusesBefore(to: QuoteStatus): QuoteStatus[] {
  return QUOTE_STATUSES.filter((from) => canQuoteMove(from, to));
}

/** Whether a new version can be begun from one that stands so. */
export function isRevisable(status: QuoteStatus): boolean {
  return status === 'sent' || status === 'declined' || status === 'expired';
}

export const DECLINE_REASONS = ['price', 'timing', 'competitor', 'scope', 'no_need', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export function isDeclineReason(value: unknown): value is DeclineReason {
  return DECLINE_REASONS.some((reason) => reason === value);
}
