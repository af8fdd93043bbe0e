import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button-style';

type Props = { title: string; body: string; links: readonly { href: string; label: string }[] };

/** What is not there, or out of sight, said inside the workspace: its navigation stays at hand. */
export function WorkspaceNotFound({ title, body, links }: Props) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <SearchX aria-hidden="true" className="size-6 text-ink-subtle" strokeWidth={1.5} />
      <h1 className="text-md font-semibold">{title}</h1>
      <p className="max-w-md text-sm text-ink-muted">{body}</p>
      <p className="mt-3 flex flex-wrap justify-center gap-2">
        {links.map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} className={buttonStyle('secondary', 'sm')}>
            {label}
          </Link>
        ))}
      </p>
    </div>
  );
}
