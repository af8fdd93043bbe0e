'use client';

import { Command } from 'cmdk';
import { useLocale } from 'next-intl';
import { NAV_ICONS } from '@/components/layout/nav-icons';
import type { NavSection } from '@/components/layout/navigation';
import { Kbd } from '@/components/ui/kbd';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { matchesLabel } from './palette-items';
import { groupStyle, PaletteRow } from './palette-row';
import { GO_KEYS } from './shortcut-keys';

type Props = { sections: readonly NavSection[]; query: string; onGo: (href: string) => void };

/** Every page of the person's navigation whose name or module matches. */
export function PageGroup({ sections, query, onGo }: Props) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const pages = sections
    .flatMap(({ module, items }) =>
      items.map((item) => ({ ...item, name: t(`nav.${item.key}`), module: t(`modules.${module}`) })),
    )
    .filter(({ name, module }) => matchesLabel(`${module} ${name}`, query));
  if (pages.length === 0) return null;
  return (
    <Command.Group heading={t('command.pages')} className={groupStyle}>
      {pages.map(({ href, key, name, module }) => (
        <PaletteRow
          key={href}
          value={`page:${href}`}
          icon={NAV_ICONS[key]}
          title={`${module} · ${name}`}
          end={
            GO_KEYS[key] && (
              <span aria-hidden="true" className="hidden gap-1 sm:flex">
                <Kbd>g</Kbd>
                <Kbd>{GO_KEYS[key]}</Kbd>
              </span>
            )
          }
          onSelect={() => onGo(localePath(locale, href))}
        />
      ))}
    </Command.Group>
  );
}
