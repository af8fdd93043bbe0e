import type { LeadStatus } from '@/lib/db/generated/enums';
import { emptyFormState, type FormState } from '@/lib/form-state';
import type { LeadRow } from '@/lib/leads/lead-row';
import { moveLeadAction } from './actions';

export type Neighbours = { beforeId?: string; afterId?: string };

/** What of a lead a move needs. */
export type MovingLead = Pick<LeadRow, 'id' | 'title' | 'status' | 'estimatedValueCents' | 'lostReason'>;

/** A move as it is asked for: the lead where it is now, the stage it goes to, and between which cards. */
export type LeadMove = Neighbours & { card: MovingLead; to: LeadStatus };

/** The same on the board, where the whole card is at hand. */
export type Move = LeadMove & { card: LeadRow };

export type MoveFields = Record<string, string>;

/** Asks the server; a server that cannot be reached is a refusal too. */
export async function sendMove(move: LeadMove, fields: MoveFields, unreachable: string): Promise<FormState> {
  const { card, to, beforeId, afterId } = move;
  const form = new FormData();
  const all = { ...fields, leadId: card.id, from: card.status, to, beforeId, afterId };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.set(name, value);
  try {
    return await moveLeadAction(emptyFormState, form);
  } catch {
    return { ok: false, message: unreachable };
  }
}

/** What a move back needs: the value the lead had, and the reason it had been lost for. */
export function undoFields({ card, to }: LeadMove, note: string): MoveFields {
  const value = (card.estimatedValueCents / 100).toFixed(2);
  return {
    note,
    ...((to === 'won' || card.status === 'won') && { value }),
    ...(card.status === 'lost' && { lostReason: card.lostReason ?? 'other' }),
  };
}
