'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { type Board, isStillPending, type PendingMove, withMoves } from '@/lib/leads/board/view';
import type { Move } from '../send-move';

/** The server's board with the moves on top that it has not shown yet, and what changes that list. */
export function usePendingMoves(board: Board) {
  const [moves, setMoves] = useState<PendingMove[]>([]);
  // Cards this page moved itself: their arrival is no news.
  const own = useRef(new Set<string>());

  useEffect(() => {
    setMoves((pending) => {
      const kept = pending.filter((move) => isStillPending(board.columns, move, Date.now()));
      return kept.length === pending.length ? pending : kept;
    });
  }, [board]);

  function lay({ card, to, beforeId, afterId }: Move): string {
    const key = crypto.randomUUID();
    own.current.add(card.id);
    const laid = { key, leadId: card.id, to, beforeId, afterId, position: card.boardPosition, doneAt: null };
    setMoves((pending) => [...pending, laid]);
    return key;
  }

  function confirm(key: string): void {
    const doneAt = Date.now();
    setMoves((pending) => pending.map((move) => (move.key === key ? { ...move, doneAt } : move)));
  }

  function lift(key: string): void {
    setMoves((pending) => pending.filter((move) => move.key !== key));
  }

  const view = useMemo(() => withMoves(board, moves), [board, moves]);
  return { view, lay, confirm, lift, own: own.current };
}
