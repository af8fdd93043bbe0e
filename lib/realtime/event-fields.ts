import type { RealtimeEvent, RealtimePayload } from './channels';

/**
 * What a browser checks of an event before it acts on it, without carrying zod: the fields that must
 * be there. The schemas in `channels.ts` are the types; a field that they lack does not compile.
 */
const FIELDS: { readonly [E in RealtimeEvent]: readonly (keyof RealtimePayload<E>)[] } = {
  'lead.changed': ['leadId', 'change'],
  'pulse.event': ['type'],
  'notification.new': ['notificationId'],
  'notification.read': [],
  'invoice.changed': ['invoiceId'],
  'session.ended': [],
  'service.changed': ['serviceId'],
  'lead.updated': ['leadId'],
  'quote.changed': ['quoteId'],
  'database.away': [],
  'database.back': [],
};

export function isRealtimePayload(event: string, payload: unknown): boolean {
  const fields = (FIELDS as Record<string, readonly string[] | undefined>)[event];
  if (!fields || typeof payload !== 'object' || payload === null) return false;
  const values = payload as Record<string, unknown>;
  return fields.every((field) => ['string', 'number'].includes(typeof values[field]));
}
