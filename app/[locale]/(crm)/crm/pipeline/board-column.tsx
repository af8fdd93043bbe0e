'use client';

import { Droppable } from '@hello-pangea/dnd';
import { memo, type Ref, startTransition, useEffect, useState } from 'react';
import { useLeadValue } from '@/components/leads/use-lead-value';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { ColumnSummary } from '@/lib/leads/board/view';
import type { LeadRow } from '@/lib/leads/lead-row';
import { BoardCard } from './board-card';
import { COLUMN_STYLE } from './board-style';
import type { CardActions } from './card-actions';
import { MoreCards } from './more-cards';
import type { CardWords } from './use-card-words';

type Props = {
  status: LeadStatus;
  cards: LeadRow[];
  summary: ColumnSummary;
  /** The address that shows more of this column; null at the limit. */
  more: string | null;
  closedToDrag: boolean;
  at: Date;
  arrived: ReadonlySet<string>;
  actions: CardActions;
  words: CardWords;
  ref?: Ref<HTMLElement>;
};

/** What a screen has room for: the server draws no more, and the page the rest once it is live. */
const DRAWN_FIRST = 6;

export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { status, cards, summary, more, closedToDrag, at, arrived, actions, words, ref } = props;
  const t = useTranslations('pipeline');
  const hidden = summary.count - cards.length;
  const isLive = useIsLive();
  const drawn = isLive ? cards : cards.slice(0, DRAWN_FIRST);
  return (
    <section
      ref={ref}
      data-stage={status}
      aria-labelledby={`stage-${status}`}
      className={`${COLUMN_STYLE} ${closedToDrag ? 'opacity-50' : ''}`}
    >
      <ColumnHeader status={status} summary={summary} />
      {/* Unclipped: on a strip the next column takes the card while it is still out of sight. */}
      <Droppable droppableId={status} isDropDisabled={closedToDrag} ignoreContainerClipping>
        {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
          <div
            ref={innerRef}
            {...droppableProps}
            className={`relative min-h-0 flex-1 overflow-y-auto rounded-b-lg group-data-carrying/board:overflow-y-visible px-2 pb-2 ${isDraggingOver ? 'bg-module-soft' : ''}`}
          >
            {drawn.map((card, index) => (
              <BoardCard
                key={card.id}
                card={card}
                index={index}
                at={at}
                isNew={arrived.has(card.id)}
                actions={actions}
                words={words}
              />
            ))}
            {placeholder}
            {summary.count === 0 && !isDraggingOver && (
              <p className="px-2 py-8 text-center text-xs text-ink-subtle">{t('column_empty')}</p>
            )}
            {isLive && hidden > 0 && <MoreCards address={more} shown={cards.length} count={summary.count} />}
          </div>
        )}
      </Droppable>
    </section>
  );
});

function useIsLive(): boolean {
  const [isLive, setIsLive] = useState(false);
  useEffect(() => startTransition(() => setIsLive(true)), []);
  return isLive;
}

function ColumnHeader({ status, summary }: { status: LeadStatus; summary: ColumnSummary }) {
  const t = useTranslations('pipeline');
  const stage = useTranslations('leads.status');
  const value = useLeadValue();
  const format = useFormatter();
  return (
    <header className="px-3 pt-2.5 pb-2">
      <h2 id={`stage-${status}`} className="flex items-baseline justify-between gap-2 text-sm font-semibold">
        <span className="truncate">{stage(status)}</span>
        <span
          className="tabular font-normal text-ink-muted"
          title={t('column_count', { count: summary.count })}
        >
          <span aria-hidden="true">{format.number(summary.count)}</span>
          <span className="sr-only">{t('column_count', { count: summary.count })}</span>
        </span>
      </h2>
      <p className="tabular text-xs text-ink-muted">
        {t('column_value', { value: value(summary.valueCents, 'EUR') })}
      </p>
    </header>
  );
}
