import 'server-only';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';

/** What a command did to a quote, as far as open pages are concerned. */
export type QuoteChange = {
  quoteId: string;
  leadId: string;
  /** Whose quote it is, where what they see of it changed. */
  clientId?: string | null;
  /** The lead went to another column. */
  leadMoved?: boolean;
  /** Lines of the live feed it wrote. */
  pulse?: readonly PulseEventType[];
  notified?: readonly { id: string; userId: string }[];
};

/** The quote's own page, its lead's, its client's, the board, the live feed and the bells refetch what they may see. */
export function quoteHints(change: QuoteChange): Hint[] {
  const { quoteId, leadId, clientId, leadMoved, pulse = [], notified = [] } = change;
  const hints: Hint[] = [
    { channel: channelNames.quote(quoteId), event: 'quote.changed', payload: { quoteId } },
    { channel: channelNames.lead(leadId), event: 'lead.updated', payload: { leadId } },
  ];
  if (clientId)
    hints.push({ channel: channelNames.user(clientId), event: 'quote.changed', payload: { quoteId } });
  if (leadMoved)
    hints.push({
      channel: channelNames.board,
      event: 'lead.changed',
      payload: { leadId, change: 'moved' },
    });
  for (const type of pulse)
    hints.push({ channel: channelNames.pulse, event: 'pulse.event', payload: { type } });
  for (const { id, userId } of notified)
    hints.push({
      channel: channelNames.user(userId),
      event: 'notification.new',
      payload: { notificationId: id },
    });
  return hints;
}

/** Somebody reads the quote at this moment. */
export function readingHint(quoteId: string): Hint {
  return { channel: channelNames.quote(quoteId), event: 'quote.changed', payload: { quoteId } };
}
