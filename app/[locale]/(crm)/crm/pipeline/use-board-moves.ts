'use client';

import { useRef } from 'react';
import { toast } from 'sonner';
import { emptyFormState, type FormState } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Board, findCard, neighboursAt } from '@/lib/leads/board/view';
import type { LeadRow } from '@/lib/leads/lead-row';
import { assignLeadAction } from '../actions';
import { type Move, type MoveFields, type Neighbours, sendMove, undoFields } from '../send-move';
import { usePendingMoves } from './use-pending-moves';

/** Moves that show at once, are put back visibly when refused, and can be undone. */
export function useBoardMoves(board: Board, reload: (leadId: string) => void) {
  const t = useTranslations('pipeline');
  const stage = useTranslations('leads.status');
  const { view, lay, confirm, lift, own } = usePendingMoves(board);
  const latest = useRef(board);
  latest.current = board;

  /** Asks the server for a move that is already laid down; on a refusal the caller lifts it again. */
  async function settle(key: string, move: Move, fields: MoveFields): Promise<FormState> {
    const back = neighboursOf(latest.current, move.card);
    const answer = await sendMove(move, fields, t('unreachable'));
    if (answer.ok) {
      confirm(key);
      if (move.to !== move.card.status) sayMoved(move, back, answer);
    }
    reload(move.card.id);
    return answer;
  }

  async function move(asked: Move): Promise<void> {
    const key = lay(asked);
    const answer = await settle(key, asked, {});
    if (!answer.ok) putBack(key, asked.card, answer);
  }

  function putBack(key: string, card: LeadRow, answer: FormState): void {
    lift(key);
    toast.error(answer.message, { description: t('rolled_back', { title: card.title }) });
  }

  function sayMoved(moved: Move, back: Neighbours, answer: FormState): void {
    const text = answer.values?.taken ? 'moved_taken' : 'moved';
    toast(t(text, { title: moved.card.title, stage: stage(moved.to) }), {
      action: { label: t('undo'), onClick: () => void undo(moved, back) },
    });
  }

  async function undo(moved: Move, back: Neighbours): Promise<void> {
    const { card, to } = moved;
    const shown = findCard(latest.current.columns, card.id) ?? card;
    const asked: Move = { card: { ...shown, status: to }, to: card.status, ...back };
    const key = lay(asked);
    const answer = await sendMove(asked, undoFields(moved, t('undo_note')), t('unreachable'));
    reload(card.id);
    if (!answer.ok) return putBack(key, card, answer);
    confirm(key);
    toast(t('undone', { title: card.title, stage: stage(card.status) }));
  }

  /** A lead of the pool becomes one's own. */
  async function take(card: LeadRow, actorId: string): Promise<void> {
    const form = new FormData();
    form.set('leadId', card.id);
    form.set('assigneeId', actorId);
    const unreachable: FormState = { ok: false, message: t('unreachable') };
    const answer = await assignLeadAction(emptyFormState, form).catch(() => unreachable);
    if (answer.ok) toast(t('taken', { title: card.title }));
    else toast.error(answer.message);
    reload(card.id);
  }

  return { view, move, lay, settle, lift, putBack, take, own };
}

function neighboursOf(board: Board, card: LeadRow): Neighbours {
  const cards = board.columns[card.status];
  const index = cards.findIndex(({ id }) => id === card.id);
  return index < 0 ? {} : neighboursAt(cards, card.id, index);
}
