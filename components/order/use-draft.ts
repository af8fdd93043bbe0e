'use client';

import { useCallback, useEffect, useRef } from 'react';
import { newBrowserKey } from '@/lib/browser-key';
import { type Draft, dropDraft, openDraft, saveDraft } from './draft-storage';

/** The tab's memory of one form: its typed details, its idempotency key and when it was first opened. */
export function useDraft(name: string) {
  const draft = useRef<Draft | null>(null);
  const dropped = useRef(false);

  const open = useCallback((): Draft => {
    draft.current ??= openDraft(name);
    return draft.current;
  }, [name]);

  useEffect(() => {
    saveDraft(name, open());
  }, [name, open]);

  const keep = useCallback(
    (details: Record<string, string>) => {
      if (dropped.current) return;
      draft.current = { ...open(), details };
      saveDraft(name, draft.current);
    },
    [name, open],
  );

  /** The order with this key exists already: what is sent after a reload is another one. */
  const renewKeyOnReload = useCallback(
    () => saveDraft(name, { ...open(), key: newBrowserKey() }),
    [name, open],
  );

  const drop = useCallback(() => {
    dropped.current = true;
    dropDraft(name);
  }, [name]);

  return { open, keep, renewKeyOnReload, drop };
}
