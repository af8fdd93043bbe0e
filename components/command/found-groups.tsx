'use client';

import { Command } from 'cmdk';
import { Building2, ClipboardList, FileText, History, type LucideIcon, UserRound } from 'lucide-react';
import { useTranslations } from '@/lib/i18n/use-words';
import { SEARCH_KINDS, type SearchKind, type SearchResult } from '@/lib/search/result';
import { groupStyle, PaletteRow } from './palette-row';
import type { RecentItem } from './recent-items';

const ICONS: Record<SearchKind, LucideIcon> = {
  lead: UserRound,
  request: ClipboardList,
  quote: FileText,
  client: Building2,
};

type Opening = { onOpen: (item: RecentItem) => void };

/** What the server found, kind by kind. */
export function FoundGroups({ items, onOpen }: Opening & { items: readonly SearchResult[] }) {
  const t = useTranslations('shell.command');
  return SEARCH_KINDS.map((kind) => {
    const found = items.filter((item) => item.kind === kind);
    if (found.length === 0) return null;
    return (
      <Command.Group key={kind} heading={t(`kinds.${kind}`)} className={groupStyle}>
        {found.map((item) => (
          <PaletteRow
            key={item.id}
            value={`${kind}:${item.id}`}
            icon={ICONS[kind]}
            title={item.title}
            detail={item.detail}
            onSelect={() => onOpen(item)}
          />
        ))}
      </Command.Group>
    );
  });
}

/** What was opened from here lately. */
export function RecentGroup({ items, onOpen }: Opening & { items: readonly RecentItem[] }) {
  const t = useTranslations('shell.command');
  if (items.length === 0) return null;
  return (
    <Command.Group heading={t('recent')} className={groupStyle}>
      {items.map((item) => (
        <PaletteRow
          key={item.href}
          value={`recent:${item.href}`}
          icon={History}
          title={item.title}
          detail={item.detail}
          onSelect={() => onOpen(item)}
        />
      ))}
    </Command.Group>
  );
}
