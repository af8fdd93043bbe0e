import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { WorkspaceShell } from '@/components/layout/workspace-shell';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function AdminLayout({ children, params }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  return (
    <WorkspaceShell locale={locale} module="admin" roles={['ADMIN']}>
      {children}
    </WorkspaceShell>
  );
}
