'use client';

import { useEffect, useState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import type { Messages } from '@/lib/i18n/messages';
import { useOfferChoice } from '../offer-choice';

/** On phones: the total always in sight, with the way to the answer, until the answer itself is in sight. */
export function AnswerBar({ labels }: { labels: Messages['offer'] }) {
  const { totals, money } = useOfferChoice();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const answer = document.getElementById('accept');
    if (!answer) return undefined;
    const observer = new IntersectionObserver(([entry]) => setShown(!entry?.isIntersecting));
    observer.observe(answer);
    return () => observer.disconnect();
  }, []);
  if (!isShown) return null;
  return (
    <div
      data-bottom-bar
      className="fixed inset-x-0 bottom-0 z-30 flex items-center justify-between gap-4 border-t border-line bg-surface px-4 py-3 sm:hidden"
    >
      <p className="leading-tight">
        <span className="block text-xs text-ink-muted">{labels.now}</span>
        <strong className="tabular font-semibold">{money(totals.dueNow.gross)}</strong>
      </p>
      <a href="#accept" className={buttonStyle('primary')}>
        {labels.sections.accept}
      </a>
    </div>
  );
}
