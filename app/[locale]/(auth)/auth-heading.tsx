import type { ReactNode } from 'react';

/** What this page is for, in a title and a line. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-5">
      <h1 className="text-lg font-semibold">{title}</h1>
      {children && <p className="mt-1 text-sm text-ink-muted">{children}</p>}
    </header>
  );
}
