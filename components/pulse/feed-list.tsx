'use client';

import type { FeedEvent } from '@/lib/pulse/queries/feed';
import { ArrivingList } from './arriving-list';
import { FeedLine } from './feed-line';

type Props = { events: readonly FeedEvent[]; className?: string };

/** What happened, line by line: drawn from its data on both sides, which weighs less than the drawn lines. */
export function FeedList({ events, className = '' }: Props) {
  return (
    <ArrivingList
      className={`divide-y divide-line ${className}`}
      items={events.map((event) => ({ id: event.id, content: <FeedLine event={event} /> }))}
    />
  );
}
