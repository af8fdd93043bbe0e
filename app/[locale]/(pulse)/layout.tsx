import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { WorkspaceShell } from '@/components/layout/workspace-shell';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function PulseLayout({ children, params }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  return (
    <WorkspaceShell locale={locale} module="pulse" roles={['ADMIN', 'SELLER']}>
      {children}
    </WorkspaceShell>
  );
}
