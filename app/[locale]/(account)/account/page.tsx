import { redirect } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

type Props = { params: Promise<{ locale: string }> };

export default async function AccountPage({ params }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  await requireActor('CLIENT', 'SELLER', 'ADMIN');
  redirect(localePath(locale, '/account/requests'));
}
