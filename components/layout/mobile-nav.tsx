'use client';

import * as Radix from '@radix-ui/react-dialog';
import { Menu, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '@/lib/i18n/use-words';
import type { NavSection } from './navigation';
import { SideNav } from './side-nav';

/** The navigation behind a button, for phones and narrow windows. */
export function MobileNav({ sections }: { sections: readonly NavSection[] }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        aria-label={t('open_navigation')}
        className="inline-flex size-9 items-center justify-center rounded-md text-ink-muted hover:bg-sunken lg:hidden"
      >
        <Menu aria-hidden="true" className="size-5" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[hsl(222_47%_8%/0.5)]" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-64 flex-col bg-surface shadow-floating focus:outline-none"
        >
          <div className="flex h-13 items-center justify-between px-4">
            <Radix.Title className="font-semibold">{t('brand')}</Radix.Title>
            <Radix.Close aria-label={t('close')} className="rounded-md p-1 text-ink-muted hover:bg-sunken">
              <X aria-hidden="true" className="size-4" />
            </Radix.Close>
          </div>
          <SideNav sections={sections} onNavigate={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
