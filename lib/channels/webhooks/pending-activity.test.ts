import { describe, expect, it } from 'vitest';
import { PendingActivity } from './pending-activity';

const occupied = { name: 'channel_occupied', channel: 'a' } as const;
const vacated = { name: 'channel_vacated', channel: 'a' } as const;
const added = (userId: string) => ({ name: 'member_added', channel: 'a', user_id: userId }) as const;
const removed = (userId: string) => ({ name: 'member_removed', channel: 'a', user_id: userId }) as const;

describe('PendingActivity', () => {
  it.each([
    ['keeps the order', [occupied, added('1')], [occupied, added('1')]],
    ['forgets a page change', [vacated, occupied], []],
    ['forgets a short visit', [occupied, vacated], []],
    ['forgets a member’s return', [removed('1'), added('1')], []],
    ['tells members apart', [removed('1'), added('2')], [removed('1'), added('2')]],
    ['ends on what is true', [occupied, vacated, occupied], [occupied]],
    [
      'tells channels apart',
      [vacated, { ...occupied, channel: 'b' }],
      [vacated, { ...occupied, channel: 'b' }],
    ],
  ])('%s', (_, activities, expected) => {
    const pending = new PendingActivity(10);
    for (const activity of activities) pending.add(activity);
    expect(pending.take()).toEqual({ events: expected, dropped: 0 });
    expect(pending.isEmpty).toBe(true);
  });

  it('counts what does not fit', () => {
    const pending = new PendingActivity(1);
    for (const userId of ['1', '2', '3']) pending.add(added(userId));
    expect(pending.take()).toEqual({ events: [added('1')], dropped: 2 });
  });
});
