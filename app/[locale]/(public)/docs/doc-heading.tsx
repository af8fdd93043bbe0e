import type { ReactNode } from 'react';

type Props = {
  /** The pages above this one, outermost first. */
  above?: readonly { href: string; label: string }[];
  /** The language of the title when it is not the page's. */
  lang?: string;
  title: string;
  children?: ReactNode;
};

export function DocHeading({ above = [], lang, title, children }: Props) {
  return (
    <header className="mb-8 space-y-2">
      {above.length > 0 && (
        <p className="flex gap-2 text-sm text-ink-muted">
          {above.map(({ href, label }, index) => (
            <span key={href} className="flex gap-2">
              {index > 0 && <span aria-hidden="true">/</span>}
              <a href={href} className="tap hover:text-ink hover:underline">
                {label}
              </a>
            </span>
          ))}
        </p>
      )}
      <h1 lang={lang} className="text-xl font-semibold">
        {title}
      </h1>
      {children && <p className="max-w-prose text-md text-ink-muted">{children}</p>}
    </header>
  );
}
