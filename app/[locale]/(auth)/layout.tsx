import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicHeader } from '@/components/layout/public-header';
import { Card } from '@/components/ui/card';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function AuthLayout({ children, params }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  return (
    <div data-module="hosting" className="flex min-h-dvh flex-col">
      <PublicHeader locale={locale} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-md flex-1 px-4 py-12 outline-none">
        <Card className="p-6 shadow-raised sm:p-8">{children}</Card>
      </main>
    </div>
  );
}
