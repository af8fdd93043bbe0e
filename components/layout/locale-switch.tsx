'use client';

import type { MouseEvent } from 'react';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { goToLocale } from './appearance';

type Props = { locale: AppLocale; label: string; className?: string };

/** To the same page in the other language; without JavaScript, to its home page. */
export function LocaleSwitch({ locale, label, className = '' }: Props) {
  const other: AppLocale = locale === 'fr' ? 'en' : 'fr';
  const go = (event: MouseEvent) => {
    event.preventDefault();
    goToLocale(other);
  };
  return (
    <a
      href={localePath(other, '/')}
      hrefLang={other}
      lang={other}
      onClick={go}
      aria-label={label}
      className={`inline-flex h-9 items-center rounded-md px-2 text-sm font-medium text-ink-muted hover:bg-sunken hover:text-ink ${className}`}
    >
      {other.toUpperCase()}
    </a>
  );
}
