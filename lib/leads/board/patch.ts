import type { LeadStatus } from '@/lib/db/generated/enums';
import type { Json } from '@/lib/json';
import { CARDS_A_PAGE, type ColumnPages } from '../filter';
import { type LeadRow, readLeadRow } from '../lead-row';
import { LEAD_STATUSES } from '../status';
import type { Board } from './view';

/** What the server said of some leads: their cards, where they are still on this board, and the columns' sums. */
export type BoardPatch = {
  /** The number of its reading: everything announced before that is in. */
  turn: number;
  leadIds: readonly string[];
  cards: readonly LeadRow[];
  summary: Board['summary'];
};

/** A board as it was read for a page, with the server's time. */
export type ReadBoard = Board & { readAt: Date; turn: number };

/** What a page shows: the board it was given, and over it what it has since been told. */
export type LiveBoard = {
  given: ReadBoard;
  /** The filter under which all of it was read. */
  scope: string;
  board: Board;
  /** Patches that a board still on its way may not have in it. */
  recent: readonly BoardPatch[];
};

const HOLE = 10;
// A page reads ten times a second at most: those of the last minute.
const RECENT = 600;

/** A page's board when the page is given a new one. Patches of another filter are dropped. */
export function withGiven(
  live: LiveBoard | null,
  given: ReadBoard,
  scope: string,
  pages: ColumnPages,
): LiveBoard {
  // Everything a hint announced before it was read is in it: of a board and a patch the later one is right.
  const recent = live?.scope === scope ? live.recent.filter(({ turn }) => turn > given.turn) : [];
  const board = recent.reduce<Board>((view, patch) => withPatch(view, patch, pages), given);
  return { given, scope, board, recent };
}

/** A page's board with what the server has just said of some leads. */
export function patched(live: LiveBoard, patch: BoardPatch, pages: ColumnPages): LiveBoard {
  if (patch.turn <= live.given.turn) return live;
  const recent = [...live.recent, patch].slice(-RECENT);
  return { ...live, board: withPatch(live.board, patch, pages), recent };
}

function withPatch(board: Board, patch: BoardPatch, pages: ColumnPages): Board {
  const named = new Set(patch.leadIds);
  const columns = { ...board.columns };
  for (const status of LEAD_STATUSES) {
    const arriving = patch.cards.filter((card) => card.status === status);
    const staying = columns[status].filter(({ id }) => !named.has(id));
    if (arriving.length === 0 && staying.length === columns[status].length) continue;
    columns[status] = [...staying, ...arriving].sort(byPosition).slice(0, pages[status] * CARDS_A_PAGE);
  }
  return { columns, summary: patch.summary };
}

/** Whether so many cards have left a column that those behind its last one should come up. */
export function hasHole({ columns, summary }: Board, pages: ColumnPages): boolean {
  return LEAD_STATUSES.some(
    (status) =>
      Math.min(summary[status].count, pages[status] * CARDS_A_PAGE) - columns[status].length >= HOLE,
  );
}

/** The order of the board, as the database has it. */
function byPosition(a: LeadRow, b: LeadRow): number {
  const [x, y] = [scaled(a.boardPosition), scaled(b.boardPosition)];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Positions are written with 30 decimals each: without the point they compare as integers. */
function scaled(position: string): bigint {
  return BigInt(position.replace('.', ''));
}

/** A patch as it came over the wire, with its dates. */
export function readPatch({ cards, ...patch }: Json<BoardPatch>): BoardPatch {
  return { ...patch, cards: cards.map(readLeadRow) };
}

/** A board as its page was given it, with its dates. */
export function readBoard({ columns, readAt, ...board }: Json<ReadBoard>): ReadBoard {
  const columnOf = (status: LeadStatus) => [status, columns[status].map(readLeadRow)] as const;
  return {
    ...board,
    readAt: new Date(readAt),
    columns: Object.fromEntries(LEAD_STATUSES.map(columnOf)) as Board['columns'],
  };
}
