'use client';

import * as Radix from '@radix-ui/react-dialog';
import { Command } from 'cmdk';
import { LoaderCircle, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type RefObject, useState } from 'react';
import type { NavSection } from '@/components/layout/navigation';
import { Kbd } from '@/components/ui/kbd';
import { useTranslations } from '@/lib/i18n/use-words';
import { ActionGroup } from './action-group';
import { FoundGroups, RecentGroup } from './found-groups';
import { PageGroup } from './page-group';
import { type RecentItem, readRecent, rememberRecent } from './recent-items';
import { useSearch } from './use-search';

type Props = {
  sections: readonly NavSection[];
  userId: string;
  /** Who had the focus before. */
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onHelp: () => void;
};

/** Go anywhere, find anything in sight, do the few things every page can do. */
export function CommandPalette({ sections, userId, returnTo, onClose, onHelp }: Props) {
  const t = useTranslations('shell.command');
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [recent] = useState(() => readRecent(userId));
  const search = useSearch(query);
  const typed = query.trim();

  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const openFound = (item: RecentItem) => {
    rememberRecent(userId, item);
    go(item.href);
  };

  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[hsl(222_47%_8%/0.5)]" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnTo.current?.focus();
          }}
          className="animate-appear fixed inset-x-2 top-2 z-50 flex max-h-[calc(100dvh-1rem)] flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-floating focus:outline-none sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[70vh] sm:w-[36rem] sm:-translate-x-1/2"
        >
          <Radix.Title className="sr-only">{t('open')}</Radix.Title>
          <Command label={t('open')} shouldFilter={false} loop className="flex min-h-0 flex-col">
            <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
              {search.status === 'loading' ? (
                <LoaderCircle aria-hidden="true" className="size-4 shrink-0 animate-spin text-ink-muted" />
              ) : (
                <Search aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
              )}
              <Command.Input
                value={query}
                onValueChange={setQuery}
                maxLength={100}
                placeholder={t('placeholder')}
                className="h-full min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-ink-subtle md:text-base"
              />
              <Radix.Close className="rounded-md text-xs text-ink-muted hover:text-ink">
                <span className="sr-only">{t('close')}</span>
                <Kbd>Esc</Kbd>
              </Radix.Close>
            </div>
            <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
              <RecentGroup items={typed ? [] : recent} onOpen={openFound} />
              <FoundGroups items={search.items} onOpen={openFound} />
              <PageGroup sections={sections} query={typed} onGo={go} />
              <ActionGroup query={typed} onClose={onClose} onHelp={onHelp} />
              {search.status === 'loading' && search.items.length === 0 && (
                <Command.Loading className="px-2 py-2 text-sm text-ink-muted">
                  {t('searching')}
                </Command.Loading>
              )}
              {search.status !== 'loading' && search.status !== 'failed' && (
                <Command.Empty className="px-4 py-8 text-center text-sm text-ink-muted">
                  {t(search.status === 'short' ? 'type_more' : 'nothing', { query: typed })}
                </Command.Empty>
              )}
            </Command.List>
          </Command>
          <PaletteStatus status={search.status} count={search.items.length} onRetry={search.retry} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type StatusProps = { status: string; count: number; onRetry: () => void };

/** How the search went, for eyes and for screen readers, and the keys. */
function PaletteStatus({ status, count, onRetry }: StatusProps) {
  const t = useTranslations('shell.command');
  if (status === 'failed') {
    return (
      <p
        role="alert"
        className="flex items-center gap-3 border-t border-line px-4 py-2.5 text-sm text-danger"
      >
        {t('failed')}
        <button type="button" onClick={onRetry} className="ml-auto font-medium underline">
          {t('retry')}
        </button>
      </p>
    );
  }
  return (
    <footer className="hidden h-9 shrink-0 items-center gap-4 border-t border-line px-4 text-xs text-ink-muted sm:flex">
      <span className="flex items-center gap-1.5">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t('keys.move')}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>↵</Kbd> {t('keys.open')}
      </span>
      <span role="status" className="ml-auto">
        {status === 'ready' && t('found', { count })}
      </span>
    </footer>
  );
}
