import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';

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
          <IntentLink href={first.href} className={buttonStyle('quiet', 'sm')}>
            {first.label}
          </IntentLink>
        )}
        {next && (
          <IntentLink href={next.href} className={buttonStyle('secondary', 'sm')}>
            {next.label}
          </IntentLink>
        )}
      </div>
    </footer>
  );
}
