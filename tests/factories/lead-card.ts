import type { LeadRow } from '@/lib/leads/lead-row';

const AT = new Date('2026-01-01T00:00:00Z');

/** A card of the board, made up. */
export function leadCard(over: Partial<LeadRow> & Pick<LeadRow, 'id'>): LeadRow {
  return {
    status: 'new',
    title: over.id,
    contactName: over.id,
    company: null,
    source: 'email',
    priority: 'medium',
    score: 50,
    estimatedValueCents: 1_000,
    currency: 'EUR',
    assignedToId: null,
    assigneeName: null,
    lostReason: null,
    nextFollowUpAt: null,
    stageChangedAt: AT,
    createdAt: AT,
    boardPosition: (0).toFixed(30),
    awaitingConfirmation: false,
    ...over,
  };
}
