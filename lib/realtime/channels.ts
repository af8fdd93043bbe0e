import { z } from 'zod';

/** The one list of channels: names, events, and what each event carries (ids and numbers only). */
export const channelNames = {
  board: 'private-board',
  pulse: 'private-pulse',
  user: (userId: string) => `private-user-${userId}`,
  lead: (leadId: string) => `private-lead-${leadId}`,
  /** For the staff who see it; a client's pages listen to the client's own channel. */
  quote: (quoteId: string) => `private-quote-${quoteId}`,
  /** Public: says nothing but whether the platform can work. */
  status: 'status',
} as const;

const id = z.string().max(64);

export const realtimeEvents = {
  /**
   * private-board: a lead appeared, moved or changed; each page refetches what it may see. `reordered`:
   * a move that gave other cards of the column new positions too.
   */
  'lead.changed': z.strictObject({
    leadId: id,
    change: z.enum(['created', 'moved', 'updated', 'reordered']),
  }),
  /** private-pulse: something happened; counters and feed refetch. */
  'pulse.event': z.strictObject({ type: z.string().max(64) }),
  /** private-user-<id>: the bell has news. */
  'notification.new': z.strictObject({ notificationId: id }),
  /** private-user-<id>: an invoice of theirs was issued, paid or credited. */
  'invoice.changed': z.strictObject({ invoiceId: id }),
  /** private-user-<id>: some were read, in this tab or another; the bell counts again. */
  'notification.read': z.strictObject({}),
  /** private-user-<id>: role changed or deactivated; the page asks again who it is. */
  'session.ended': z.strictObject({}),
  /** private-user-<id> of its client, and private-pulse: a service took a step; pages that show it refetch. */
  'service.changed': z.strictObject({ serviceId: id }),
  /** private-lead-<id>: the open lead page refetches. */
  'lead.updated': z.strictObject({ leadId: id }),
  /**
   * private-quote-<id>: it changed, or somebody reads it at this moment; private-user-<id> of its client: what they see
   * of it changed. The open page refetches.
   */
  'quote.changed': z.strictObject({ quoteId: id }),
  /** status: said again every few seconds while the database does not answer; then once that it is back. */
  'database.away': z.strictObject({}),
  'database.back': z.strictObject({}),
} as const;

export type RealtimeEvent = keyof typeof realtimeEvents;
export type RealtimePayload<E extends RealtimeEvent> = z.infer<(typeof realtimeEvents)[E]>;

export type ChannelKind =
  | { kind: 'board' }
  | { kind: 'pulse' }
  | { kind: 'user'; userId: string }
  | { kind: 'lead'; leadId: string }
  | { kind: 'quote'; quoteId: string };

/** Reads a channel's name; null for any that is not ours. */
export function parseChannel(name: string): ChannelKind | null {
  if (name === channelNames.board) return { kind: 'board' };
  if (name === channelNames.pulse) return { kind: 'pulse' };
  const [, kind, rowId] = /^private-(user|lead|quote)-([\w-]{1,64})$/.exec(name) ?? [];
  if (!rowId) return null;
  if (kind === 'user') return { kind, userId: rowId };
  return kind === 'quote' ? { kind, quoteId: rowId } : { kind: 'lead', leadId: rowId };
}
