'use client';

import { DragDropContext } from '@hello-pangea/dnd';
import { Ellipsis } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { CloseLeadDialog } from '@/components/leads/close-lead-dialog';
import { MARK_ICONS } from '@/components/leads/lead-marks';
import { useClock } from '@/components/leads/use-clock';
import { Sprite } from '@/components/ui/sprite';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Packed, unpack } from '@/lib/json';
import { type ReadBoard, readBoard } from '@/lib/leads/board/patch';
import { findCard } from '@/lib/leads/board/view';
import { type BoardFilter, withNextPage } from '@/lib/leads/filter';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { BoardColumn } from './board-column';
import { BOARD_STYLE } from './board-style';
import type { CardActions } from './card-actions';
import { useDragAnnouncements } from './drag-announcements';
import { StageTabs } from './stage-tabs';
import { useArrivals } from './use-arrivals';
import { useBoardDrag } from './use-board-drag';
import { useBoardMoves } from './use-board-moves';
import { useCardWords } from './use-card-words';
import { useCarry } from './use-carry';
import { useClosing } from './use-closing';
import { useLiveBoard } from './use-live-board';

type Props = {
  given: Packed<ReadBoard>;
  filter: BoardFilter;
  /** The board's own address and that of the leads, in the page's language. */
  path: string;
  leadsPath: string;
  actorId: string;
};

const CARD_ICONS = { ...MARK_ICONS, more: Ellipsis };

export function Board({ given: sent, filter, path, leadsPath, actorId }: Props) {
  const t = useTranslations('pipeline');
  const given = useMemo(() => readBoard(unpack(sent)), [sent]);
  const words = useCardWords();
  const strip = useRef<HTMLElement>(null);
  const { board, reload } = useLiveBoard(given, filter, path);
  const at = useClock(given.readAt);
  const moves = useBoardMoves(board, reload);
  const closing = useClosing(moves);
  const carry = useCarry(strip);
  const drag = useBoardDrag(moves.view, (move, byKeyboard) => closing.start(move, byKeyboard));
  const { arrived, news } = useArrivals(board, moves.own, `${filter.q}|${filter.who}|${filter.more}`);
  const arrivedIds = useMemo(() => new Set(arrived.map(({ id }) => id)), [arrived]);
  const say = useDragAnnouncements((id) => findCard(drag.shown.columns, id)?.title ?? '');

  const latest = useRef({ moves, closing });
  latest.current = { moves, closing };
  const actions = useMemo<CardActions>(
    () => ({
      leadPath: (leadId) => `${leadsPath}/${leadId}`,
      moveTo: (card, to) => latest.current.closing.start({ card, to }, true),
      moveToTop: (card) =>
        latest.current.closing.start(
          { card, to: card.status, afterId: topOf(latest.current.moves.view.columns[card.status], card.id) },
          true,
        ),
      take: (card) => void latest.current.moves.take(card, actorId),
    }),
    [leadsPath, actorId],
  );

  return (
    <DragDropContext
      dragHandleUsageInstructions={say.instructions}
      autoScrollerOptions={carry.pace}
      onBeforeCapture={carry.begin}
      onDragStart={(start, { announce }) => {
        announce(say.lifted(start));
        drag.onDragStart(start);
      }}
      onDragUpdate={(update, { announce }) => {
        announce(say.over(update));
        drag.onDragUpdate(update);
      }}
      onDragEnd={(result, { announce }) => {
        announce(say.ended(result));
        carry.end(result);
        drag.onDragEnd(result);
      }}
    >
      <Sprite icons={CARD_ICONS} />
      <StageTabs board={strip} summary={drag.shown.summary} over={drag.over} />
      <section ref={strip} aria-label={t('board')} className={BOARD_STYLE}>
        {LEAD_STATUSES.map((status) => (
          <BoardColumn
            key={status}
            status={status}
            cards={drag.shown.columns[status]}
            summary={drag.shown.summary[status]}
            more={moreAddress(path, filter, status)}
            closedToDrag={drag.isClosedTo(status)}
            at={at}
            arrived={arrivedIds}
            actions={actions}
            words={words}
          />
        ))}
      </section>
      <p role="status" className="sr-only">
        {news}
      </p>
      {closing.asked && (
        <CloseLeadDialog closing={closing.asked} onCancel={closing.cancel} onConfirm={closing.confirm} />
      )}
    </DragDropContext>
  );
}

function topOf(cards: readonly { id: string }[], leadId: string): string | undefined {
  return cards.find(({ id }) => id !== leadId)?.id;
}

function moreAddress(
  path: string,
  filter: BoardFilter,
  status: (typeof LEAD_STATUSES)[number],
): string | null {
  const more = withNextPage(filter.more, status);
  if (more === null) return null;
  const params = new URLSearchParams({ more });
  if (filter.q) params.set('q', filter.q);
  if (filter.who !== 'all') params.set('who', filter.who);
  return `${path}?${params}`;
}
