'use client';

import type { RefObject } from 'react';
import type { NavSection } from '@/components/layout/navigation';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useTranslations } from '@/lib/i18n/use-words';
import { GO_KEYS, isMac } from './shortcut-keys';

type Props = {
  sections: readonly NavSection[];
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** Every shortcut this person can use. */
export function ShortcutsDialog({ sections, returnTo, onClose }: Props) {
  const t = useTranslations('shell');
  const pages = sections.flatMap(({ module, items }) =>
    items.flatMap((item) => {
      const key = GO_KEYS[item.key];
      return key ? [{ label: `${t(`modules.${module}`)} · ${t(`nav.${item.key}`)}`, keys: ['g', key] }] : [];
    }),
  );
  const general = [
    { label: t('command.open'), keys: [isMac() ? '⌘' : 'Ctrl', 'K'] },
    { label: t('command.focus_search'), keys: ['/'] },
    { label: t('command.shortcuts'), keys: ['?'] },
  ];
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('command.shortcuts')}
      description={t('command.shortcuts_hint')}
      closeLabel={t('close')}
      returnTo={returnTo}
    >
      <ShortcutList title={t('command.general')} rows={general} />
      <ShortcutList title={t('command.go_to')} rows={pages} />
    </Dialog>
  );
}

type Row = { label: string; keys: readonly string[] };

function ShortcutList({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section className="mb-4 last:mb-0">
      <h3 className="pb-1 text-xs font-medium text-ink-subtle">{title}</h3>
      <dl className="divide-y divide-line">
        {rows.map(({ label, keys }) => (
          <div key={label} className="flex min-h-9 items-center justify-between gap-4 text-sm">
            <dt>{label}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
