import { describe, expect, it } from 'vitest';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { leadCard } from '@/tests/factories/lead-card';
import type { LeadRow } from '../lead-row';
import { arrivals, type Board, isStillPending, neighboursAt, type PendingMove, withMoves } from './view';

const card = (id: string, status: LeadStatus) => leadCard({ id, status, boardPosition: `p-${id}` });

function board(fresh: string[], contacted: string[]): Board {
  const of = (ids: string[], status: LeadStatus) => ids.map((id) => card(id, status));
  const sum = (ids: string[]) => ({ count: ids.length + 100, valueCents: ids.length * 1_000 });
  const none = { count: 0, valueCents: 0 };
  return {
    columns: {
      new: of(fresh, 'new'),
      contacted: of(contacted, 'contacted'),
      qualified: [],
      proposal: [],
      won: [],
      lost: [],
    },
    summary: {
      new: sum(fresh),
      contacted: sum(contacted),
      qualified: none,
      proposal: none,
      won: none,
      lost: none,
    },
  };
}

const move = (leadId: string, to: LeadStatus, extra: Partial<PendingMove> = {}): PendingMove => ({
  key: `${leadId}-${to}`,
  leadId,
  to,
  position: `p-${leadId}`,
  doneAt: null,
  ...extra,
});

const ids = (cards: LeadRow[]) => cards.map(({ id }) => id);

describe('a board with moves the server has not shown yet', () => {
  it('puts the card after its neighbour, before the other, or at the top', () => {
    const start = board(['a', 'b'], ['c', 'd']);
    const after = withMoves(start, [move('a', 'contacted', { beforeId: 'c' })]);
    expect([ids(after.columns.new), ids(after.columns.contacted)]).toEqual([['b'], ['c', 'a', 'd']]);
    const before = withMoves(start, [move('a', 'contacted', { beforeId: 'gone', afterId: 'd' })]);
    expect(ids(before.columns.contacted)).toEqual(['c', 'a', 'd']);
    expect(ids(withMoves(start, [move('d', 'new')]).columns.new)).toEqual(['d', 'a', 'b']);
    expect(ids(start.columns.new)).toEqual(['a', 'b']);
  });

  it('counts and sums over all cards, and leaves them for a change of order', () => {
    const start = board(['a', 'b'], ['c']);
    const { summary } = withMoves(start, [move('a', 'contacted')]);
    expect(summary.new).toEqual({ count: 101, valueCents: 1_000 });
    expect(summary.contacted).toEqual({ count: 102, valueCents: 2_000 });
    expect(withMoves(start, [move('b', 'new')]).summary).toEqual(start.summary);
  });

  it('moves nothing that is out of sight', () => {
    const start = board(['a'], []);
    expect(withMoves(start, [move('zzz', 'won')])).toEqual(start);
  });

  it('forgets a move once the server shows another position, or after a while', () => {
    const { columns } = board(['a'], []);
    expect(isStillPending(columns, move('a', 'contacted'), 0)).toBe(true);
    expect(isStillPending(columns, move('a', 'contacted', { doneAt: 1_000 }), 2_000)).toBe(true);
    expect(isStillPending(columns, move('a', 'contacted', { doneAt: 1_000 }), 12_000)).toBe(false);
    const moved = move('a', 'contacted', { doneAt: 1_000, position: 'older' });
    expect(isStillPending(columns, moved, 2_000)).toBe(false);
  });

  it('names the neighbours of a place as if the card were not there', () => {
    const { columns } = board(['a', 'b', 'c'], []);
    expect(neighboursAt(columns.new, 'a', 2)).toEqual({ beforeId: 'c', afterId: undefined });
    expect(neighboursAt(columns.new, 'c', 0)).toEqual({ beforeId: undefined, afterId: 'a' });
    expect(neighboursAt(columns.new, 'x', 1)).toEqual({ beforeId: 'a', afterId: 'b' });
  });

  it('tells which cards came to a stage', () => {
    const before = board(['a', 'b'], ['c']);
    const after = board(['a', 'n'], ['c', 'b']);
    expect(ids(arrivals(before.columns, after.columns))).toEqual(['n', 'b']);
    expect(arrivals(after.columns, after.columns)).toEqual([]);
  });
});
