'use client';

import { Command } from 'cmdk';
import { Keyboard, Languages, LogOut, SunMoon } from 'lucide-react';
import { useLocale } from 'next-intl';
import { goToLocale, switchTheme } from '@/components/layout/appearance';
import { signOut } from '@/components/layout/sign-out-form';
import { useTranslations } from '@/lib/i18n/use-words';
import { matchesLabel } from './palette-items';
import { groupStyle, PaletteRow } from './palette-row';

type Props = { query: string; onClose: () => void; onHelp: () => void };

/** What can be done from any page. */
export function ActionGroup({ query, onClose, onHelp }: Props) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const closing = (act: () => void) => () => {
    onClose();
    act();
  };
  const actions = [
    { id: 'theme', icon: SunMoon, label: t('switch_theme'), run: closing(switchTheme) },
    {
      id: 'language',
      icon: Languages,
      label: t('switch_language'),
      alias: t('command.language'),
      run: closing(() => goToLocale(locale === 'fr' ? 'en' : 'fr')),
    },
    { id: 'shortcuts', icon: Keyboard, label: t('command.shortcuts'), run: onHelp },
    { id: 'sign-out', icon: LogOut, label: t('sign_out'), run: closing(signOut) },
  ].filter(({ label, alias = '' }) => matchesLabel(`${label} ${alias}`, query));
  if (actions.length === 0) return null;
  return (
    <Command.Group heading={t('command.actions')} className={groupStyle}>
      {actions.map(({ id, icon, label, run }) => (
        <PaletteRow key={id} value={`action:${id}`} icon={icon} title={label} onSelect={run} />
      ))}
    </Command.Group>
  );
}
