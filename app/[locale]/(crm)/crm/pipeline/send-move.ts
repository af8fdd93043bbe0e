import type { LeadStatus } from '@/lib/db/generated/enums';
import { emptyFormState, type FormState } from '@/lib/form-state';
import type { LeadRow } from '@/lib/leads/lead-row';
import { moveLeadAction } from '../actions';

export type Neighbours = { beforeId?: string; afterId?: string };

/** A move as it is asked for: the card where it is now, the stage it goes to, and between which cards. */
export type Move = Neighbours & { card: LeadRow; to: LeadStatus };

export type MoveFields = Record<string, string>;

/** Asks the server; a server that cannot be reached is a refusal too. */
export async function sendMove(move: Move, fields: MoveFields, unreachable: string): Promise<FormState> {
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
export function undoFields({ card, to }: Move, note: string): MoveFields {
  const value = (card.estimatedValueCents / 100).toFixed(2);
  return {
    note,
    ...((to === 'won' || card.status === 'won') && { value }),
    ...(card.status === 'lost' && { lostReason: card.lostReason ?? 'other' }),
  };
}
