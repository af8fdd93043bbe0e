'use client';

import { type ReactNode, useState } from 'react';

type Props = { items: readonly { id: string; content: ReactNode }[]; className?: string };

/** A list whose new lines, those that were not there when the page opened, light up once. */
export function ArrivingList({ items, className = '' }: Props) {
  const [known] = useState(() => new Set(items.map(({ id }) => id)));
  return (
    <ol className={className}>
      {items.map(({ id, content }) => (
        <li key={id} className={known.has(id) ? undefined : 'animate-arrive'}>
          {content}
        </li>
      ))}
    </ol>
  );
}
