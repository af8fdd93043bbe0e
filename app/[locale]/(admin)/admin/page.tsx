import { redirect } from 'next/navigation';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

type Props = { params: Promise<{ locale: AppLocale }> };

export default async function AdminPage({ params }: Props) {
  const { locale } = await params;
  redirect(localePath(locale, '/admin/users'));
}
