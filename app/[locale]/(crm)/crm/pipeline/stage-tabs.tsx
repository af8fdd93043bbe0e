'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import type { BoardSummary } from '@/lib/leads/board/view';
import { LEAD_STATUSES } from '@/lib/leads/status';

type Props = {
  board: RefObject<HTMLElement | null>;
  summary: BoardSummary;
  /** The column a dragged card would land in. */
  over: LeadStatus | null;
};

/** On phones the board is one column wide: swipe it, or choose the column here. A drag shows its goal here. */
export function StageTabs({ board, summary, over }: Props) {
  const t = useTranslations('pipeline');
  const stage = useTranslations('leads.status');
  const [active, setActive] = useState<LeadStatus>('new');

  useEffect(() => {
    const root = board.current;
    if (!root) return;
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.find(({ isIntersecting }) => isIntersecting)?.target;
        if (seen instanceof HTMLElement) setActive(seen.dataset.stage as LeadStatus);
      },
      { root, threshold: 0.6 },
    );
    for (const column of root.querySelectorAll('[data-stage]')) watch.observe(column);
    return () => watch.disconnect();
  }, [board]);

  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = over && tabs.current?.querySelector(`[data-tab="${over}"]`);
    if (tab) tab.scrollIntoView({ inline: 'center', block: 'nearest', behavior: scrollBehavior() });
  }, [over]);

  function show(status: LeadStatus) {
    const column = board.current?.querySelector(`[data-stage="${status}"]`);
    column?.scrollIntoView({ inline: 'start', block: 'nearest', behavior: scrollBehavior() });
  }

  return (
    <nav ref={tabs} aria-label={t('stages')} className="-mx-3 flex gap-1 overflow-x-auto px-3 pb-2 sm:hidden">
      {LEAD_STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          data-tab={status}
          data-over={over === status ? '' : undefined}
          aria-current={active === status ? 'true' : undefined}
          onClick={() => show(status)}
          className="h-9 shrink-0 rounded-md px-3 text-sm text-ink-muted aria-current:bg-module-soft aria-current:font-medium aria-current:text-module-strong data-over:bg-module data-over:text-on-module"
        >
          {stage(status)} <span className="tabular">{summary[status].count}</span>
        </button>
      ))}
    </nav>
  );
}

/** A scroll asked for here does not look at the style sheet's reduced motion. */
function scrollBehavior(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
