import type { CreatedLead } from '@/lib/leads/create-lead';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';
import type { PlacedRequest } from './placed-request';
import type { RequestKind } from './schema';

/** What a command changed about a request; `pulse` is its line of the live feed, when it has one. */
export type RequestChange = {
  kind: RequestKind;
  requestId: string;
  leadId: string | null;
  pulse: PulseEventType | null;
  notifications?: CreatedLead['notifications'];
};

/** What open pages are told once a request is committed; nothing when it was only sent again. */
export function requestHints({ kind, lead }: PlacedRequest): Hint[] {
  if (!lead) return [];
  return [
    boardHint(lead.leadId, 'created'),
    pulseHint(kind === 'hosting' ? 'request.hosting' : 'request.service'),
    pulseHint(lead.assigneeId ? 'lead.assigned' : 'lead.unassigned'),
    ...(lead.alertOpened ? [pulseHint('alert.opened')] : []),
    ...notificationHints(lead.notifications),
  ];
}

function notificationHints(notifications: CreatedLead['notifications']): Hint[] {
  return notifications.map(({ id, userId }) => ({
    channel: channelNames.user(userId),
    event: 'notification.new',
    payload: { notificationId: id },
  }));
}

/** After a request was confirmed, processed, activated or cancelled. */
export function requestChangeHints({ leadId, pulse, notifications = [] }: RequestChange): Hint[] {
  return [
    ...(leadId ? [boardHint(leadId, 'updated'), leadHint(leadId)] : []),
    ...(pulse ? [pulseHint(pulse)] : []),
    ...notificationHints(notifications),
  ];
}

function boardHint(leadId: string, change: 'created' | 'updated'): Hint {
  return { channel: channelNames.board, event: 'lead.changed', payload: { leadId, change } };
}

function leadHint(leadId: string): Hint {
  return { channel: channelNames.lead(leadId), event: 'lead.updated', payload: { leadId } };
}

function pulseHint(type: string): Hint {
  return { channel: channelNames.pulse, event: 'pulse.event', payload: { type } };
}
