'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { localePath } from '@/lib/i18n/routing';
import { SEARCH_MIN_LENGTH, type SearchResult } from '@/lib/search/result';

const DEBOUNCE_MS = 160;

export type SearchState = {
  status: 'idle' | 'short' | 'loading' | 'ready' | 'failed';
  items: SearchResult[];
};

const idle: SearchState = { status: 'idle', items: [] };

/** Asks the server while somebody types; an answer that a newer question overtook is dropped. */
export function useSearch(query: string): SearchState & { retry: () => void } {
  const address = localePath(useLocale(), '/search');
  const [state, setState] = useState<SearchState>(idle);
  const [attempt, setAttempt] = useState(0);
  const asked = query.trim();

  useEffect(() => {
    if (asked.length < SEARCH_MIN_LENGTH) {
      setState(asked.length === 0 ? idle : { status: 'short', items: [] });
      return;
    }
    setState((known) => ({ status: 'loading', items: known.items }));
    const abort = new AbortController();
    const ask = async () => {
      try {
        // `attempt` makes a retry a new question.
        const response = await fetch(`${address}?q=${encodeURIComponent(asked)}`, {
          cache: attempt > 0 ? 'reload' : 'no-store',
          signal: AbortSignal.any([abort.signal, AbortSignal.timeout(10_000)]),
        });
        if (response.status === 401) window.location.reload();
        if (!response.ok) throw new Error(`search answered ${response.status}`);
        const { items }: { items: SearchResult[] } = await response.json();
        if (!abort.signal.aborted) setState({ status: 'ready', items });
      } catch {
        if (!abort.signal.aborted) setState({ status: 'failed', items: [] });
      }
    };
    const timer = setTimeout(() => void ask(), DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, address, attempt]);

  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
