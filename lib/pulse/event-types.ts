/** What the live feed can show; labels are in the `pulse` messages under the same names. */
export const PULSE_EVENT_TYPES = [
  'request.hosting',
  'request.service',
  'request.confirmed',
  'request.cancelled',
  'lead.assigned',
  'lead.unassigned',
  'lead.moved',
  'lead.won',
  'lead.lost',
  'quote.sent',
  'quote.viewed',
  'quote.accepted',
  'quote.declined',
  'quote.expired',
  'activity.logged',
  'service.active',
  'service.failed',
  'service.suspended',
  'service.resumed',
  'service.terminated',
  'user.signed_in',
  'alert.opened',
  'alert.resolved',
] as const;

export type PulseEventType = (typeof PULSE_EVENT_TYPES)[number];
