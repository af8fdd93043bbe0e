import type { CreatedLead } from '@/lib/leads/create-lead';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';
import type { PlacedRequest } from './placed-request';

/** What open pages are told once a request is committed; nothing when it was only sent again. */
export function requestHints({ kind, lead }: PlacedRequest): Hint[] {
  if (!lead) return [];
  return [
    boardHint(lead.leadId, 'created'),
    pulseHint(kind === 'hosting' ? 'request.hosting' : 'request.service'),
    pulseHint(lead.assigneeId ? 'lead.assigned' : 'lead.unassigned'),
    ...(lead.alertOpened ? [pulseHint('alert.opened')] : []),
    ...notificationHints(lead),
  ];
}

function notificationHints({ notifications }: CreatedLead): Hint[] {
  return notifications.map(({ id, userId }) => ({
    channel: channelNames.user(userId),
    event: 'notification.new',
    payload: { notificationId: id },
  }));
}

/** After a request was confirmed, processed, activated or cancelled. */
export function requestChangeHints(change: { leadId: string | null; pulse: string | null }): Hint[] {
  const { leadId, pulse } = change;
  return [
    ...(leadId ? [boardHint(leadId, 'updated'), leadHint(leadId)] : []),
    ...(pulse ? [pulseHint(pulse)] : []),
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
