'use client';

import { useCallback, useState } from 'react';

const drafts = new Map<string, unknown>();

/**
 * What is half written, which outlives the page that shows it: a page that cannot be read for a moment is drawn anew, and
 * so is one that somebody comes back to. This tab alone has it, until it is sent or the tab is loaded again.
 */
export function useKeptDraft<Draft extends object>(name: string, empty: Draft) {
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...(drafts.get(name) as Partial<Draft>) }));
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        drafts.set(name, next);
        return next;
      }),
    [name],
  );
  const drop = useCallback(
    (part: Partial<Draft>) => {
      drafts.delete(name);
      setDraft((before) => ({ ...before, ...part }));
    },
    [name],
  );
  return { draft, change, drop };
}
