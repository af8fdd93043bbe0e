'use client';

import { useState } from 'react';
import type { Closing } from '@/components/leads/close-lead-dialog';
import type { FormState } from '@/lib/form-state';
import { isClosed } from '@/lib/leads/status';
import type { Move } from '../send-move';
import type { useBoardMoves } from './use-board-moves';

type Asking = { key: string; move: Move };

/** Starts moves; one that closes a lead first asks for what that needs, the card already lying in its new column. */
export function useClosing(moves: ReturnType<typeof useBoardMoves>) {
  const [asking, setAsking] = useState<Asking | null>(null);

  function start(move: Move, refocus: boolean): void {
    if (move.to !== move.card.status && isClosed(move.to)) {
      setAsking({ key: moves.lay(move), move });
      return;
    }
    void moves.move(move);
    if (refocus) focusCard(move.card.id);
  }

  function cancel(): void {
    if (!asking) return;
    moves.lift(asking.key);
    setAsking(null);
    focusCard(asking.move.card.id);
  }

  async function confirm(fields: Record<string, string>): Promise<FormState> {
    if (!asking) return { ok: null };
    const answer = await moves.settle(asking.key, asking.move, fields);
    // What was typed can be corrected in the dialog; anything else ends the move.
    if (!answer.ok && answer.fieldErrors && Object.keys(answer.fieldErrors).length > 0) return answer;
    if (!answer.ok) moves.putBack(asking.key, asking.move.card, answer);
    setAsking(null);
    focusCard(asking.move.card.id);
    return answer;
  }

  const asked: Closing | null = asking && {
    title: asking.move.card.title,
    to: asking.move.to === 'won' ? 'won' : 'lost',
    estimatedValueCents: asking.move.card.estimatedValueCents,
  };
  return { start, asked, cancel, confirm };
}

/** The card is another element in its new column: the focus follows it there, after menus and dialogs gave it back. */
function focusCard(leadId: string): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>(`[data-lead-card="${leadId}"] a`)?.focus();
  }, 60);
}
