'use client';

import { Moon, Sun } from 'lucide-react';
import { switchTheme } from './appearance';

/** The way between light and dark, as one button. */
export function ThemeToggle({ label }: { label: string }) {
  return (
    <button
      type="button"
      onClick={switchTheme}
      aria-label={label}
      title={label}
      className="inline-flex size-9 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
    >
      <Sun aria-hidden="true" className="hidden size-4 dark:block" />
      <Moon aria-hidden="true" className="size-4 dark:hidden" />
    </button>
  );
}
