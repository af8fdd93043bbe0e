/** What a bell can show; each is worded in the `notifications` messages under `kinds`. */
export const NOTIFICATION_KINDS = [
  'lead_assigned',
  'lead_received',
  'lead_unassigned',
  'lead_reassigned',
  'lead_returned',
  'lead_follow_up',
  'lead_follow_up_due',
  'lead_updated',
  'lead_moved',
  'lead_activity',
  'request_confirmed',
  'quote_viewed',
  'quote_question',
  'quote_accepted',
  'quote_declined',
  'quote_expired',
  'quote_approval',
  'quote_approved',
  'quote_no_capacity',
  'job_failed',
  'service_active',
  'service_resumed',
  'service_failed',
  'service_ask',
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Facts of a notification, as its writer left them: strings and numbers by name. */
export type NotificationFacts = Record<string, string | number>;

export function factsOf(data: unknown): NotificationFacts {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => ['string', 'number'].includes(typeof value)),
  );
}

/**
 * The wording for a row: `lead_assigned` is a new request when the platform assigned it, and a hand-over
 * when a person did; null for a kind this version does not know.
 */
export function wordingOf(kind: string, facts: NotificationFacts): NotificationKind | null {
  const name = kind.replaceAll('.', '_');
  if (name === 'lead_assigned' && !facts.by) return 'lead_received';
  if (name === 'lead_reassigned' && !facts.toName) return 'lead_returned';
  return NOTIFICATION_KINDS.find((known) => known === name) ?? null;
}
