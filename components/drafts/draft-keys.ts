import type { KeyboardEvent } from 'react';

type Saving = { isDirty: boolean; pending: boolean };

/** Marks the button that a draft goes out by. */
export const COMMIT = { 'data-commit': '' };

/** The keys of a draft's editor: Ctrl+S saves what was typed, Ctrl+Enter asks whether it shall go out. */
export function draftKeys({ isDirty, pending }: Saving, save: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    if (event.key !== 's' && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 'Enter') event.currentTarget.querySelector<HTMLElement>('[data-commit]')?.click();
    else if (isDirty && !pending) save();
  };
}
