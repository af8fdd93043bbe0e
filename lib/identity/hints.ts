import 'server-only';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';

/** Open pages of that person ask again who they are. */
export function sessionEndedHints(userId: string): Hint[] {
  return [{ channel: channelNames.user(userId), event: 'session.ended', payload: {} }];
}

/** A line for the live feed. */
export function signedInHints(): Hint[] {
  return [{ channel: channelNames.pulse, event: 'pulse.event', payload: { type: 'user.signed_in' } }];
}

// Beyond this the board has so much news that one card's hint makes it refetch all the same.
const LEAD_HINTS_MAX = 20;

/** Leads that went back to the pool: boards, open lead pages and the live feed refetch. */
export function leadsReleasedHints(leadIds: readonly string[]): Hint[] {
  if (leadIds.length === 0) return [];
  return [
    ...leadIds.slice(0, LEAD_HINTS_MAX).flatMap((leadId): Hint[] => [
      { channel: channelNames.board, event: 'lead.changed', payload: { leadId, change: 'updated' } },
      { channel: channelNames.lead(leadId), event: 'lead.updated', payload: { leadId } },
    ]),
    { channel: channelNames.pulse, event: 'pulse.event', payload: { type: 'lead.unassigned' } },
  ];
}
