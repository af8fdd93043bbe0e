import type { LeadStatus } from '@/lib/db/generated/enums';
import type { LeadRow } from '../lead-row';
import { LEAD_STATUSES } from '../status';

export type BoardColumns = Record<LeadStatus, LeadRow[]>;
export type ColumnSummary = { count: number; valueCents: number };
export type BoardSummary = Record<LeadStatus, ColumnSummary>;
export type Board = { columns: BoardColumns; summary: BoardSummary };

/** A move that the server has not shown yet. */
export type PendingMove = {
  key: string;
  leadId: string;
  to: LeadStatus;
  beforeId?: string;
  afterId?: string;
  /** Where the card was: once the server shows another position it knows of this move, or of a later one. */
  position: string;
  /** When the server said yes; null while it is asked. */
  doneAt: number | null;
};

type Place = Pick<PendingMove, 'to' | 'beforeId' | 'afterId'>;

/** The board as it will be: what the server sent with the pending moves on top. */
export function withMoves(board: Board, moves: readonly PendingMove[]): Board {
  return moves.reduce((view, move) => withMove(view, move.leadId, move), board);
}

function withMove(board: Board, leadId: string, place: Place): Board {
  const card = findCard(board.columns, leadId);
  if (!card) return board;
  const columns = { ...board.columns };
  columns[card.status] = columns[card.status].filter(({ id }) => id !== leadId);
  columns[place.to] = inserted(columns[place.to], { ...card, status: place.to }, place);
  if (card.status === place.to) return { ...board, columns };
  const summary = { ...board.summary };
  summary[card.status] = changed(summary[card.status], -1, card);
  summary[place.to] = changed(summary[place.to], 1, card);
  return { columns, summary };
}

function changed({ count, valueCents }: ColumnSummary, sign: 1 | -1, card: LeadRow): ColumnSummary {
  return { count: count + sign, valueCents: valueCents + sign * card.estimatedValueCents };
}

function inserted(cards: readonly LeadRow[], card: LeadRow, { beforeId, afterId }: Place): LeadRow[] {
  const before = beforeId ? cards.findIndex(({ id }) => id === beforeId) : -1;
  const after = afterId ? cards.findIndex(({ id }) => id === afterId) : -1;
  const index = before >= 0 ? before + 1 : Math.max(after, 0);
  return [...cards.slice(0, index), card, ...cards.slice(index)];
}

export function findCard(columns: BoardColumns, leadId: string): LeadRow | undefined {
  for (const status of LEAD_STATUSES) {
    const card = columns[status].find(({ id }) => id === leadId);
    if (card) return card;
  }
  return undefined;
}

/** The cards between which a card dropped at `index` lies; the card itself does not count. */
export function neighboursAt(cards: readonly LeadRow[], leadId: string, index: number) {
  const others = cards.filter(({ id }) => id !== leadId);
  return { beforeId: others[index - 1]?.id, afterId: others[index]?.id };
}

// A move the server has confirmed is in every later answer; this bounds the wait for an odd one.
const KEPT_MS = 10_000;

/** Whether a pending move still has to be laid over what the server sent. */
export function isStillPending(columns: BoardColumns, move: PendingMove, at: number): boolean {
  if (move.doneAt === null) return true;
  const card = findCard(columns, move.leadId);
  return card !== undefined && card.boardPosition === move.position && at - move.doneAt < KEPT_MS;
}

/** Cards that came to a stage between two boards. */
export function arrivals(before: BoardColumns, after: BoardColumns): LeadRow[] {
  return LEAD_STATUSES.flatMap((status) =>
    after[status].filter((card) => !before[status].some(({ id }) => id === card.id)),
  );
}
