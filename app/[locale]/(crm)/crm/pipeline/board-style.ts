/**
 * Six columns side by side where they fit; otherwise one strip to swipe through, a column a screen on phones.
 * While a card is carried over the strip, the strip alone scrolls, both ways: see `useCarry`.
 */
export const BOARD_STYLE =
  'group/board relative flex h-[max(24rem,calc(100dvh-18rem))] gap-2 overflow-x-auto overscroll-x-contain snap-x snap-mandatory data-carrying:snap-none sm:snap-none sm:h-[max(26rem,calc(100dvh-9.75rem))] xl:grid xl:grid-cols-6 xl:overflow-visible';

export const COLUMN_STYLE =
  'flex min-h-0 w-full shrink-0 snap-center flex-col rounded-lg bg-sunken group-data-carrying/board:h-(--column-height) sm:w-60 xl:w-auto xl:min-w-0';
