import { newBrowserKey } from '@/lib/browser-key';

/** What a tab remembers of a form until it is sent. Never more than the tab: a shared computer forgets it. */
export type Draft = {
  details: Record<string, string>;
  /** Made once: the same order sent twice is one order. */
  key: string;
  openedAt: number;
};

type Stored = Partial<Record<keyof Draft, unknown>>;

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function parse(text: string | null): Stored {
  const value: unknown = JSON.parse(text ?? '{}');
  return typeof value === 'object' && value !== null ? value : {};
}

/** The draft of this tab, or a fresh one; storage that is refused or broken counts as empty. */
export function openDraft(name: string): Draft {
  const fresh: Draft = { details: {}, key: newBrowserKey(), openedAt: Date.now() };
  try {
    const { details, key, openedAt } = parse(sessionStorage.getItem(name));
    return {
      details: isTexts(details) ? details : fresh.details,
      key: typeof key === 'string' ? key : fresh.key,
      openedAt: typeof openedAt === 'number' ? Math.min(openedAt, fresh.openedAt) : fresh.openedAt,
    };
  } catch {
    return fresh;
  }
}

export function saveDraft(name: string, draft: Draft): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // Storage is full or refused: the page itself still holds what was typed.
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // As above: there was nothing to drop.
  }
}
