'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { AppLocale } from '@/lib/i18n/routing';

export type WordsProps = { timeZone: string; children: ReactNode };

const WORDS = {
  fr: dynamic(() => import('./french-words').then(({ FrenchWords }) => FrenchWords)),
  en: dynamic(() => import('./english-words').then(({ EnglishWords }) => EnglishWords)),
};

/** The words of the client components. They are part of the program, so that no page carries them. */
export function WorkspaceMessages({ locale, ...props }: WordsProps & { locale: AppLocale }) {
  const Words = WORDS[locale];
  return <Words {...props} />;
}
