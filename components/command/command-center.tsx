'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { NavSection } from '@/components/layout/navigation';
import { Kbd } from '@/components/ui/kbd';
import { useTranslations } from '@/lib/i18n/use-words';
import { isMac } from './shortcut-keys';
import { useShortcuts } from './use-shortcuts';

const loadPalette = () => import('./command-palette').then((file) => file.CommandPalette);
const loadShortcuts = () => import('./shortcuts-dialog').then((file) => file.ShortcutsDialog);
const CommandPalette = dynamic(loadPalette);
const ShortcutsDialog = dynamic(loadShortcuts);

type Open = 'palette' | 'shortcuts' | null;
type Props = { sections: readonly NavSection[]; userId: string };

/** The way to everywhere: a search button, its key, and the other shortcuts; what they open loads on first use. */
export function CommandCenter({ sections, userId }: Props) {
  const t = useTranslations('shell.command');
  const [open, setOpen] = useState<Open>(null);
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => setKey(isMac() ? '⌘ K' : 'Ctrl K'), []);
  const [isOpening, setOpening] = useState(false);
  const opener = useRef<HTMLElement | null>(null);
  // Loaded before it is shown: without a network the page says so instead of breaking.
  const show = async (what: 'palette' | 'shortcuts') => {
    // The palette opens the shortcuts too: the focus goes back to who had it before either.
    if (open === null) {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    }
    setOpening(true);
    try {
      await (what === 'palette' ? loadPalette() : loadShortcuts());
      setOpen(what);
    } catch {
      toast.error(t('unavailable'));
    }
    setOpening(false);
  };
  useShortcuts({
    sections,
    isOpen: isOpening || open !== null,
    onPalette: () => (open === 'palette' ? setOpen(null) : void show('palette')),
    onHelp: () => void show('shortcuts'),
  });
  const close = () => setOpen(null);

  return (
    <>
      <button
        type="button"
        onClick={() => void show('palette')}
        onPointerEnter={() => void loadPalette().catch(() => {})}
        aria-haspopup="dialog"
        className="inline-flex size-9 items-center justify-center gap-2 rounded-md text-ink-muted hover:bg-sunken hover:text-ink sm:h-8 sm:w-64 sm:justify-start sm:border sm:border-line sm:bg-canvas sm:px-2.5"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="sr-only truncate text-sm sm:not-sr-only">{t('open')}</span>
        {key && (
          <span className="ml-auto hidden shrink-0 whitespace-nowrap sm:inline-flex" aria-hidden="true">
            <Kbd>{key}</Kbd>
          </span>
        )}
      </button>
      {open === 'palette' && (
        <CommandPalette
          sections={sections}
          userId={userId}
          returnTo={opener}
          onClose={close}
          onHelp={() => void show('shortcuts')}
        />
      )}
      {open === 'shortcuts' && <ShortcutsDialog sections={sections} returnTo={opener} onClose={close} />}
    </>
  );
}
