'use client';

import type { DragStart, DragUpdate, DropResult } from '@hello-pangea/dnd';
import { useEffect, useState } from 'react';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { type Board, findCard, neighboursAt } from '@/lib/leads/board/view';
import { canMoveTo } from '@/lib/leads/status';
import type { Move } from '../send-move';

type Drag = { board: Board; from: LeadStatus };

/**
 * While a card is dragged the board stands still: refreshes wait (they look at `data-dragging`), and one
 * that was already on its way is not shown before the drop.
 */
export function useBoardDrag(view: Board, onDrop: (move: Move, byKeyboard: boolean) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  // Where it would land: on phones that column is out of sight.
  const [over, setOver] = useState<LeadStatus | null>(null);
  const shown = drag?.board ?? view;

  useEffect(() => () => stopDragging(), []);

  function onDragStart(start: DragStart) {
    document.body.dataset.dragging = 'card';
    setDrag({ board: view, from: start.source.droppableId as LeadStatus });
  }

  function onDragUpdate({ destination }: DragUpdate) {
    setOver((destination?.droppableId as LeadStatus | undefined) ?? null);
  }

  function onDragEnd(result: DropResult) {
    stopDragging();
    setDrag(null);
    setOver(null);
    const { draggableId, source, destination, reason, mode } = result;
    const isSamePlace = destination?.droppableId === source.droppableId && destination.index === source.index;
    if (!destination || reason === 'CANCEL' || isSamePlace) return;
    const card = findCard(shown.columns, draggableId);
    if (!card) return;
    const to = destination.droppableId as LeadStatus;
    const neighbours = neighboursAt(shown.columns[to], card.id, destination.index);
    onDrop({ card, to, ...neighbours }, mode === 'SNAP');
  }

  /** Whether the dragged card may not go to that stage. */
  function isClosedTo(status: LeadStatus): boolean {
    return drag !== null && drag.from !== status && !canMoveTo(drag.from, status);
  }

  return { shown, isDragging: drag !== null, over, isClosedTo, onDragStart, onDragUpdate, onDragEnd };
}

function stopDragging(): void {
  delete document.body.dataset.dragging;
}
