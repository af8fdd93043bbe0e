import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';

type TileProps = {
  label: string;
  value: string;
  href: string;
  rows: string;
  children: ReactNode;
  /** One of many in a row: its value is smaller. */
  isSmall?: boolean;
  className?: string;
};

/** One figure, what it says, and the way to the rows it was counted from. */
export function Tile({
  label,
  value,
  href,
  rows,
  children,
  isSmall = false,
  className = 'p-4 max-lg:last:odd:col-span-2',
}: TileProps) {
  const locale = useLocale();
  return (
    <li className={`min-w-0 bg-surface ${className}`}>
      <p className="text-sm text-ink-muted">{label}</p>
      <p className={`mt-1 font-semibold break-words ${isSmall ? 'text-md' : 'text-lg sm:text-xl'}`}>
        <IntentLink
          href={localePath(locale, href)}
          aria-label={`${value}. ${rows}`}
          title={rows}
          className="tap tabular rounded-sm hover:text-module hover:underline"
        >
          {value}
        </IntentLink>
      </p>
      <div className="mt-1 text-xs text-ink-muted">{children}</div>
    </li>
  );
}
