import 'server-only';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { channelNames, type RealtimePayload } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';

/** What a command on a lead did, as far as open pages are concerned. */
export type LeadChange = {
  leadId: string;
  change: RealtimePayload<'lead.changed'>['change'];
  /** The line of the live feed it wrote, if any. */
  pulse?: PulseEventType;
  notified: readonly { notificationId: string; userId: string }[];
};

/** Boards, the lead's own page, the live feed and the bells refetch what they may see. */
export function leadHints({ leadId, change, pulse, notified }: LeadChange): Hint[] {
  const hints: Hint[] = [
    { channel: channelNames.board, event: 'lead.changed', payload: { leadId, change } },
    { channel: channelNames.lead(leadId), event: 'lead.updated', payload: { leadId } },
  ];
  if (pulse) hints.push({ channel: channelNames.pulse, event: 'pulse.event', payload: { type: pulse } });
  for (const { notificationId, userId } of notified) {
    hints.push({
      channel: channelNames.user(userId),
      event: 'notification.new',
      payload: { notificationId },
    });
  }
  return hints;
}
