import type { ReactNode } from 'react';

type Props = { title: string; description?: ReactNode; children?: ReactNode };

/** A workspace page's name, one line on what it is, and its actions at the end. */
export function PageHeader({ title, description, children }: Props) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0">
        <h1 className="text-lg font-semibold">{title}</h1>
        {description && <p className="mt-0.5 text-sm text-ink-muted">{description}</p>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  );
}
