'use client';

import { type Messages, NextIntlClientProvider } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = { locale: AppLocale; timeZone: string; messages: string; children: ReactNode };

/** The words of the client components. They travel as one text: as data each word would be packed by itself. */
export function WorkspaceMessages({ messages, ...rest }: Props) {
  const parsed = useMemo(() => JSON.parse(messages) as Messages, [messages]);
  return <NextIntlClientProvider {...rest} messages={parsed} />;
}
