import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { AuthHeading } from '../auth-heading';
import { AuthLinks } from '../auth-links';
import { ForgotPasswordForm } from './forgot-password-form';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'auth' });
  return { title: t('forgot.title') };
}

export default async function ForgotPasswordPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('auth');
  return (
    <>
      <AuthHeading title={t('forgot.title')}>{t('forgot.lead')}</AuthHeading>
      <ForgotPasswordForm locale={locale} labels={{ email: t('email'), submit: t('forgot.submit') }} />
      <AuthLinks links={[{ href: localePath(locale, '/login'), label: t('signIn.link') }]} />
    </>
  );
}
