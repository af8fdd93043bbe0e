'use client';

import { usePathname } from 'next/navigation';
import { useLocale } from 'next-intl';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath, splitLocale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { NAV_ICONS } from './nav-icons';
import type { NavItem, NavSection } from './navigation';

function isCurrent(item: NavItem, path: string): boolean {
  return path === item.href || (!item.exact && path.startsWith(`${item.href}/`));
}

type Props = { sections: readonly NavSection[]; onNavigate?: () => void };

/** The modules and their pages; each module's mark has its colour, the current page says so. */
export function SideNav({ sections, onNavigate }: Props) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const { path } = splitLocale(usePathname());
  return (
    <nav aria-label={t('nav_label')} className="flex-1 space-y-4 overflow-y-auto px-2 py-3">
      {sections.map(({ module, items }) => (
        <div key={module} data-module={module}>
          <p className="px-2 pb-1 text-xs font-medium text-ink-subtle">{t(`modules.${module}`)}</p>
          <ul className="space-y-0.5">
            {items.map((item) => {
              const Icon = NAV_ICONS[item.key];
              const current = isCurrent(item, path);
              return (
                <li key={item.href}>
                  <IntentLink
                    href={localePath(locale, item.href)}
                    aria-current={current ? 'page' : undefined}
                    onClick={onNavigate}
                    className="relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-ink-muted hover:bg-sunken hover:text-ink aria-[current]:bg-module-soft aria-[current]:text-module-strong"
                  >
                    {current && (
                      <span
                        aria-hidden="true"
                        className="absolute inset-y-1.5 -left-2 w-0.5 rounded-full bg-module-mark"
                      />
                    )}
                    <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
                    {t(`nav.${item.key}`)}
                  </IntentLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
