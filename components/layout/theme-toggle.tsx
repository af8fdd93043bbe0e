'use client';

import { switchTheme } from './appearance';

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const;

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
      <svg aria-hidden="true" viewBox="0 0 24 24" className="hidden size-4 dark:block" {...LINE}>
        <circle cx="12" cy="12" r="4" />
        <path d="M12 2v2m0 16v2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4M2 12h2m16 0h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
      </svg>
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-4 dark:hidden" {...LINE}>
        <path d="M20.9 13.2A9 9 0 1 1 10.8 3.1a7 7 0 0 0 10.1 10.1Z" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
