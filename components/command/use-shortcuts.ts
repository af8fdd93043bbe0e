'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { NavSection } from '@/components/layout/navigation';
import { localePath } from '@/lib/i18n/routing';
import { GO_KEYS, isPaletteKey, isTaken } from './shortcut-keys';

const SEQUENCE_MS = 1_500;

type Options = {
  sections: readonly NavSection[];
  /** Something of ours is open, or on its way: what is typed now is meant for it. */
  isOpen: boolean;
  onPalette: () => void;
  onHelp: () => void;
};

/** The workspace's keys: palette, help, search field, and “g” followed by a page. */
export function useShortcuts(options: Options): void {
  const router = useRouter();
  const locale = useLocale();
  const latest = useRef(options);
  const goUntil = useRef(0);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const go = (key: string): boolean => {
      const items = latest.current.sections.flatMap((section) => section.items);
      const item = items.find((candidate) => GO_KEYS[candidate.key] === key);
      if (item) router.push(localePath(locale, item.href));
      return item !== undefined;
    };
    const plainKey = (event: KeyboardEvent): boolean => {
      const key = event.key.toLowerCase();
      if (performance.now() < goUntil.current) {
        goUntil.current = 0;
        return go(key);
      }
      if (event.key === '?') latest.current.onHelp();
      else if (event.key === '/') focusSearch(latest.current.onPalette);
      else if (key === 'g') goUntil.current = performance.now() + SEQUENCE_MS;
      else return false;
      return true;
    };
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (latest.current.isOpen || isTaken(event)) return;
      if (plainKey(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, locale]);
}

/** The page's own search field where it has one, the palette elsewhere. */
function focusSearch(openPalette: () => void): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!field) openPalette();
  field?.focus();
  field?.select();
}
