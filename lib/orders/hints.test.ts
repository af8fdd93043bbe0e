import { expect, it } from 'vitest';
import { realtimeEvents } from '@/lib/realtime/channels';
import { requestChangeHints, requestHints } from './hints';

const placed = { kind: 'hosting' as const, requestId: 'r', reference: 'CNH', receiptToken: 't' };
const lead = { leadId: 'l', assigneeId: 's', notifications: [{ id: 'n', userId: 's' }], alertOpened: false };

it('tells the board, the live pulse and the seller’s bell, ids alone', () => {
  const hints = requestHints({ ...placed, repeated: false, lead });
  expect(hints.map(({ channel, event }) => [channel, event])).toEqual([
    ['private-board', 'lead.changed'],
    ['private-pulse', 'pulse.event'],
    ['private-pulse', 'pulse.event'],
    ['private-user-s', 'notification.new'],
  ]);
  for (const { event, payload } of hints) expect(realtimeEvents[event].safeParse(payload).success).toBe(true);
});

it('tells nobody twice when a submit was only repeated', () => {
  expect(requestHints({ ...placed, repeated: true, lead: null })).toEqual([]);
});

it('tells who watches the lead when its request changed', () => {
  const change = {
    kind: 'hosting' as const,
    requestId: 'r',
    leadId: 'l',
    pulse: 'request.cancelled' as const,
  };
  expect(requestChangeHints(change).map(({ channel }) => channel)).toEqual([
    'private-board',
    'private-lead-l',
    'private-pulse',
  ]);
  expect(requestChangeHints({ ...change, leadId: null, pulse: null })).toEqual([]);
});
