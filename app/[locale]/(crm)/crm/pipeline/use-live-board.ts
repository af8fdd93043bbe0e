'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LivePace } from '@/components/realtime/live-pace';
import { readJson } from '@/components/realtime/read-json';
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

const GAP_MS = 100;

/**
 * The board as it is now: what the page was given, with the cards on top that changed since. A hint names
 * a lead; its card is asked for alone, those named meanwhile together after it. Whatever cannot be had
 * that way is had by reading the page again. `reload` asks for a card without a hint.
 */
export function useLiveBoard(given: ReadBoard, filter: BoardFilter, path: string) {
  const { pace, catchUp } = useRealtimeContext();
  const pages = useMemo(() => columnPages(filter.more), [filter.more]);
  const scope = new URLSearchParams({ q: filter.q, who: filter.who }).toString();
  const [live, setLive] = useState(() => withGiven(null, given, scope, pages));
  const isNewlyGiven = live.given !== given;
  const current = isNewlyGiven ? withGiven(live, given, scope, pages) : live;
  if (isNewlyGiven) setLive(current);

  const latest = useRef({ scope, pages });
  latest.current = { scope, pages };
  const [reader] = useState(() => {
    const waiting = new Set<string>();
    const read = async () => {
      const leadIds = [...waiting];
      waiting.clear();
      const asked = latest.current.scope;
      const patch = await readCards(`${path}/cards?${asked}`, leadIds);
      // Not before the server answers: a page read in vain would be gone, with what was typed in it.
      if (!patch) catchUp.ask(() => pace.ask());
      else if (asked === latest.current.scope)
        setLive((shown) => patched(shown, patch, latest.current.pages));
    };
    return { waiting, pace: new LivePace(read, GAP_MS) };
  });
  useEffect(() => reader.pace.start(), [reader]);

  const reload = useCallback(
    (leadId: string) => {
      reader.waiting.add(leadId);
      reader.pace.ask();
    },
    [reader],
  );

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
  return readJson(`${address}&ids=${leadIds.join(',')}`, readPatch);
}
