import type { ComponentProps, ReactNode } from 'react';

export function Card({ className = '', ...props }: ComponentProps<'section'>) {
  return <section className={`rounded-lg border border-line bg-surface ${className}`} {...props} />;
}

type HeaderProps = { title: ReactNode; id?: string; children?: ReactNode };

/** A card's title line; children are its actions, at the end. */
export function CardHeader({ title, id, children }: HeaderProps) {
  return (
    <header className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </header>
  );
}
