import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button-style';

type Props = {
  count?: string;
  first?: { href: string; label: string };
  next?: { href: string; label: string };
};

/** How many rows there are in all, and the way to the next of them. */
export function Pager({ count, first, next }: Props) {
  return (
    <footer className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-2">
      <p className="tabular text-sm text-ink-muted">{count}</p>
      <div className="flex gap-2">
        {first && (
          <Link href={first.href} className={buttonStyle('quiet', 'sm')}>
            {first.label}
          </Link>
        )}
        {next && (
          <Link href={next.href} className={buttonStyle('secondary', 'sm')}>
            {next.label}
          </Link>
        )}
      </div>
    </footer>
  );
}
