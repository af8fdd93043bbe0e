import { describe, expect, it } from 'vitest';
import { factsOf, wordingOf } from './kinds';

describe('the wording of a notification', () => {
  it.each([
    ['lead_assigned', { by: 'Léa' }, 'lead_assigned'],
    ['lead_assigned', { score: 60 }, 'lead_received'],
    ['lead_reassigned', { by: 'Léa', toName: 'Sam' }, 'lead_reassigned'],
    ['lead_reassigned', { by: 'Léa', toName: '' }, 'lead_returned'],
    ['lead.moved', {}, 'lead_moved'],
    ['lead_follow_up_due', {}, 'lead_follow_up_due'],
    ['of_tomorrow', {}, null],
    ['', {}, null],
  ])('%s with %o is %s', (kind, facts, wording) => expect(wordingOf(kind, facts)).toBe(wording));

  it('takes strings and numbers from whatever was stored', () => {
    expect(factsOf({ title: 'A', score: 0, note: null, deep: {}, list: [] })).toEqual({
      title: 'A',
      score: 0,
    });
    for (const odd of [null, undefined, 'text', 3]) expect(factsOf(odd)).toEqual({});
  });
});
