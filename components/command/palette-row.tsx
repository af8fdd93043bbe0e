'use client';

import { Command } from 'cmdk';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export const groupStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-subtle';

type Props = {
  value: string;
  icon: LucideIcon;
  title: string;
  detail?: string;
  end?: ReactNode;
  onSelect: () => void;
};

/** One choice of the palette. */
export function PaletteRow({ value, icon: Icon, title, detail, end, onSelect }: Props) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-module-soft data-[selected=true]:text-module-strong"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-muted" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{title}</span>
        {detail && <span className="block truncate text-xs text-ink-muted">{detail}</span>}
      </span>
      {end}
    </Command.Item>
  );
}
