'use client';

import { Draggable } from '@hello-pangea/dnd';
import Link from 'next/link';
import { memo } from 'react';
import { Initials } from '@/components/ui/initials';
import type { LeadRow } from '@/lib/leads/lead-row';
import { isOverdue } from '@/lib/leads/overdue';
import type { CardActions } from './card-actions';
import { CardMenu } from './card-menu';
import type { CardWords } from './use-card-words';

type Props = {
  card: LeadRow;
  index: number;
  at: Date;
  /** Just came in by somebody else's hand. */
  isNew: boolean;
  actions: CardActions;
  words: CardWords;
};

/** A lead on the board. All of it can be dragged; its link is what the keyboard takes hold of. */
export const BoardCard = memo(function BoardCard({ card, index, at, isNew, actions, words }: Props) {
  return (
    <Draggable draggableId={card.id} index={index}>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => {
        // The handle is no button: it holds the link, which the keyboard lifts the card by.
        const { role: _, tabIndex: __, 'aria-describedby': instructions, ...handle } = dragHandleProps ?? {};
        return (
          <article
            ref={innerRef}
            {...draggableProps}
            data-lead-card={card.id}
            className={`relative mb-2 rounded-md border bg-surface text-sm ${
              isDragging ? 'border-module shadow-floating' : 'border-line hover:border-line-strong/60'
            } ${isNew ? 'animate-arrive' : ''}`}
          >
            <div {...handle} className="cursor-grab p-2.5">
              <h3 className="pr-6 font-medium tracking-normal text-wrap">
                <Link
                  href={actions.leadPath(card.id)}
                  prefetch={false}
                  draggable={false}
                  aria-describedby={instructions}
                  className="line-clamp-2 rounded-sm break-words hover:text-module hover:underline"
                >
                  {card.title}
                </Link>
              </h3>
              <CardFacts card={card} at={at} words={words} />
            </div>
            <div className="absolute top-1.5 right-1.5">
              <CardMenu card={card} actions={actions} />
            </div>
          </article>
        );
      }}
    </Draggable>
  );
});

// A card that only slides down by one place shows the same facts.
const CardFacts = memo(function CardFacts({ card, at, words }: Pick<Props, 'card' | 'at' | 'words'>) {
  const { t, tp, age, value, format, score, marks } = words;
  return (
    <>
      <p className="mt-0.5 truncate text-xs text-ink-muted">{secondLine(card)}</p>
      <p className="mt-1.5 text-xs text-ink-muted">
        {t.rich('value_card', {
          value: value(card.estimatedValueCents, card.currency),
          strong: (amount) => <span className="tabular text-sm font-semibold text-ink">{amount}</span>,
        })}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-1">
        {score(card.score)}
        {marks({ ...card, overdue: isOverdue(card, at), awaiting: card.awaitingConfirmation })}
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-2 text-xs text-ink-muted">
        {card.assigneeName ? (
          <Initials name={card.assigneeName} />
        ) : (
          <span className="truncate">{t('pool')}</span>
        )}
        <time
          dateTime={card.stageChangedAt.toISOString()}
          title={t('in_stage', {
            age: format.dateTime(card.stageChangedAt, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
          className="shrink-0"
          suppressHydrationWarning
        >
          {tp('age', { age: age(card.stageChangedAt, at) })}
        </time>
      </div>
    </>
  );
});

/** Titles of orders end with who orders: that is not said twice. */
function secondLine({ title, company, contactName }: LeadRow): string {
  return company && !title.includes(company) ? `${company} · ${contactName}` : contactName;
}
