import { IntentLink } from '@/components/ui/intent-link';

export type Chip = { key: string; href: string; label: string; count?: string; current: boolean };

/** Choices that live in the address: one of them is current. */
export function ChipLinks({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {chips.map(({ key, href, label: text, count, current }) => (
        <IntentLink
          key={key}
          href={href}
          scroll={false}
          aria-current={current ? 'true' : undefined}
          className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-sm text-ink-muted hover:bg-sunken hover:text-ink aria-[current]:border-module aria-[current]:bg-module-soft aria-[current]:font-medium aria-[current]:text-module-strong"
        >
          {text}
          {count !== undefined && <span className="tabular text-xs">{count}</span>}
        </IntentLink>
      ))}
    </nav>
  );
}
