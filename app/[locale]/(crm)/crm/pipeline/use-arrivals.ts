'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from '@/lib/i18n/use-words';
import { arrivals, type Board } from '@/lib/leads/board/view';
import type { LeadRow } from '@/lib/leads/lead-row';

const SHOWN_MS = 2_000;
// A filter or the next page of cards brings many at once: that is not news.
const NEWS_MAX = 5;

/** Cards that others just brought, to be highlighted for a moment, and the sentence that says so. */
export function useArrivals(board: Board, own: Set<string>, scope: string) {
  const t = useTranslations('pipeline');
  const stage = useTranslations('leads.status');
  const before = useRef({ board, scope });
  const [arrived, setArrived] = useState<readonly LeadRow[]>([]);

  useEffect(() => {
    const last = before.current;
    before.current = { board, scope };
    if (last.board === board || last.scope !== scope) return;
    const all = arrivals(last.board.columns, board.columns);
    const fresh = all.filter(({ id }) => !own.has(id));
    for (const { id } of all) own.delete(id);
    if (fresh.length > 0 && fresh.length <= NEWS_MAX) setArrived(fresh);
  }, [board, own, scope]);

  useEffect(() => {
    if (arrived.length === 0) return;
    const timer = setTimeout(() => setArrived([]), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [arrived]);

  const news = arrived.map(({ title, status }) => t('arrived', { title, stage: stage(status) })).join(' ');
  return { arrived, news };
}
