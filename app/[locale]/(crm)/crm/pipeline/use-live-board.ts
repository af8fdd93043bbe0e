'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useRealtime } from '@/components/realtime/use-realtime';
import {
  type BoardPatch,
  hasHole,
  patched,
  type ReadBoard,
  readPatch,
  withGiven,
} from '@/lib/leads/board/patch';
import { type BoardFilter, columnPages, MAX_CHANGED_CARDS } from '@/lib/leads/filter';
import { channelNames } from '@/lib/realtime/channels';

const PATIENCE_MS = 10_000;

/**
 * The board as it is now: what the page was given, with the cards on top that changed since. A hint names
 * a lead; its card is asked for alone, those named meanwhile together after it. Whatever cannot be had
 * that way is had by reading the page again. `reload` asks for a card without a hint.
 */
export function useLiveBoard(given: ReadBoard, filter: BoardFilter, path: string) {
  const { pace } = useRealtimeContext();
  const pages = useMemo(() => columnPages(filter.more), [filter.more]);
  const scope = new URLSearchParams({ q: filter.q, who: filter.who }).toString();
  const [live, setLive] = useState(() => withGiven(null, given, scope, pages));
  const isNewlyGiven = live.given !== given;
  const current = isNewlyGiven ? withGiven(live, given, scope, pages) : live;
  if (isNewlyGiven) setLive(current);

  const asked = useRef({ scope, pages });
  asked.current = { scope, pages };
  const waiting = useRef(new Set<string>());
  const isAsking = useRef(false);

  async function askWaiting(): Promise<void> {
    if (isAsking.current) return;
    isAsking.current = true;
    while (waiting.current.size > 0) {
      const leadIds = [...waiting.current];
      waiting.current.clear();
      const askedScope = asked.current.scope;
      const patch = await readCards(`${path}/cards?${askedScope}`, leadIds);
      if (!patch) pace.ask();
      else if (askedScope === asked.current.scope)
        setLive((shown) => patched(shown, patch, asked.current.pages));
    }
    isAsking.current = false;
  }

  function reload(leadId: string): void {
    waiting.current.add(leadId);
    void askWaiting();
  }

  useRealtime(
    channelNames.board,
    { 'lead.changed': ({ leadId, change }) => (change === 'reordered' ? pace.ask() : reload(leadId)) },
    () => pace.ask(),
  );

  const needsMore = hasHole(current.board, pages);
  useEffect(() => {
    if (needsMore) pace.ask();
  }, [needsMore, pace]);

  return { board: current.board, reload };
}

/** Null when there are too many to ask for by name, or when the server does not give them. */
async function readCards(address: string, leadIds: readonly string[]): Promise<BoardPatch | null> {
  if (leadIds.length > MAX_CHANGED_CARDS) return null;
  try {
    const answer = await fetch(`${address}&ids=${leadIds.join(',')}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? readPatch(await answer.json()) : null;
  } catch {
    return null;
  }
}
