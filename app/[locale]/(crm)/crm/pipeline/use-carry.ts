import type { BeforeCapture, DropResult } from '@hello-pangea/dnd';
import { type RefObject, useRef, useState } from 'react';

/** Room in every column for the card that comes in. */
const CARD_ROOM_PX = 160;

/** The library's own pace, and one slow enough to let go over the column that is meant. */
const LIST_PACE_PX = 28;
const STRIP_PACE_PX = 9;

const LISTS = '[data-rfd-droppable-id]';

/**
 * A dragged card scrolls what its list scrolls in, and only that: on a strip of columns, each with a scroll of its
 * own, it would never reach the columns out of sight. So while a card is carried over a strip, the strip scrolls
 * both ways and the lists do not; what is seen stays where it is.
 */
export function useCarry(strip: RefObject<HTMLElement | null>) {
  const before = useRef(new Map<HTMLElement, number>());
  // Read by the library at every frame of a drag.
  const [pace] = useState(() => ({ maxPixelScroll: LIST_PACE_PX }));

  /** Before the library measures anything, so the page is changed at once and not by a render. */
  function begin({ draggableId }: BeforeCapture): void {
    const board = strip.current;
    if (!board || getComputedStyle(board).overflowX === 'visible') return;
    const lists = [...board.querySelectorAll<HTMLElement>(LISTS)];
    const heights = lists.map((list) => board.clientHeight - list.clientHeight + list.scrollHeight);
    const home = board.querySelector(`[data-rfd-draggable-id="${draggableId}"]`)?.closest<HTMLElement>(LISTS);
    before.current = new Map(lists.map((list) => [list, list.scrollTop]));
    board.style.setProperty('--column-height', `${Math.max(...heights) + CARD_ROOM_PX}px`);
    board.dataset.carrying = '';
    pace.maxPixelScroll = STRIP_PACE_PX;
    board.scrollTop = (home && before.current.get(home)) ?? 0;
  }

  function end({ destination }: DropResult): void {
    const board = strip.current;
    if (!board || board.dataset.carrying === undefined) return;
    const shown = board.scrollTop;
    delete board.dataset.carrying;
    pace.maxPixelScroll = LIST_PACE_PX;
    board.style.removeProperty('--column-height');
    board.scrollTop = 0;
    for (const [list, scrollTop] of before.current) {
      list.scrollTop = list.dataset.rfdDroppableId === destination?.droppableId ? shown : scrollTop;
    }
  }

  return { begin, end, pace };
}
