import { describe, expect, it } from 'vitest';
import { leadCard } from '@/tests/factories/lead-card';
import { columnPages } from '../filter';
import type { LeadRow } from '../lead-row';
import { type BoardPatch, hasHole, patched, type ReadBoard, readPatch, withGiven } from './patch';

const pages = columnPages('');
const second = (n: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, n));
const position = (n: number) => n.toFixed(30);
const newCard = (id: string, at: number, status: LeadRow['status'] = 'new') =>
  leadCard({ id, status, boardPosition: position(at) });

function given(turn: number, fresh: LeadRow[], count = fresh.length): ReadBoard {
  const none = { count: 0, valueCents: 0 };
  return {
    readAt: second(0),
    turn,
    columns: { new: fresh, contacted: [], qualified: [], proposal: [], won: [], lost: [] },
    summary: {
      new: { count, valueCents: 0 },
      contacted: none,
      qualified: none,
      proposal: none,
      won: none,
      lost: none,
    },
  };
}

function patch(turn: number, leadIds: string[], cards: LeadRow[]): BoardPatch {
  return { turn, leadIds, cards, summary: given(0, [], 7).summary };
}

const ids = (cards: readonly LeadRow[]) => cards.map(({ id }) => id);

describe('a live board', () => {
  const start = withGiven(null, given(1, [newCard('a', 0), newCard('b', 10)]), 'who=all', pages);

  it('puts a card where its position says, negative ones first, and takes the sums along', () => {
    const { board } = patched(start, patch(2, ['c', 'd'], [newCard('c', -1), newCard('d', 9.5)]), pages);
    expect(ids(board.columns.new)).toEqual(['c', 'a', 'd', 'b']);
    expect(board.summary.new.count).toBe(7);
  });

  it('moves a card to its new column and drops one that is out of sight', () => {
    const { board } = patched(start, patch(2, ['a', 'b'], [newCard('a', 3, 'won')]), pages);
    expect(ids(board.columns.new)).toEqual([]);
    expect(ids(board.columns.won)).toEqual(['a']);
  });

  it('shows no more cards than the column has pages for', () => {
    const many = Array.from({ length: 30 }, (_, index) => newCard(`m${index}`, index));
    const full = withGiven(null, given(1, many, 40), 'who=all', pages);
    const { board } = patched(full, patch(2, ['top'], [newCard('top', -5)]), pages);
    expect(board.columns.new).toHaveLength(30);
    expect(board.columns.new[0]?.id).toBe('top');
    expect(ids(board.columns.new)).not.toContain('m29');
  });

  it('believes of a board and a patch the one that was read later', () => {
    const older = patch(1, ['b'], []);
    expect(patched(start, older, pages)).toBe(start);
    const told = patched(start, patch(5, ['b'], []), pages);
    expect(
      ids(withGiven(told, given(4, [newCard('a', 0), newCard('b', 10)]), 'who=all', pages).board.columns.new),
    ).toEqual(['a']);
    expect(ids(withGiven(told, given(6, [newCard('b', 10)]), 'who=all', pages).board.columns.new)).toEqual([
      'b',
    ]);
  });

  it('forgets what it was told under another filter', () => {
    const told = patched(start, patch(5, ['b'], []), pages);
    const { board } = withGiven(told, given(4, [newCard('b', 10)]), 'who=me', pages);
    expect(ids(board.columns.new)).toEqual(['b']);
  });

  it('notices when cards behind the last one should come up', () => {
    const many = Array.from({ length: 25 }, (_, index) => newCard(`m${index}`, index));
    expect(hasHole(given(1, many, 400), pages)).toBe(false);
    expect(hasHole(given(1, many.slice(10), 400), pages)).toBe(true);
    expect(hasHole(given(1, many.slice(10), 15), pages)).toBe(false);
  });

  it('reads dates from the wire', () => {
    const sent = patch(2, ['a'], [leadCard({ id: 'a', nextFollowUpAt: second(9) })]);
    expect(readPatch(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
  });
});
