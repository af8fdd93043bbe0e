import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { AuthHeading } from '../auth-heading';
import { AuthLinks } from '../auth-links';
import { RegisterForm } from './register-form';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'auth' });
  return { title: t('register.title') };
}

export default async function RegisterPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('auth');
  return (
    <>
      <AuthHeading title={t('register.title')}>{t('register.lead')}</AuthHeading>
      <RegisterForm
        locale={locale}
        labels={{
          name: t('name'),
          email: t('email'),
          submit: t('register.submit'),
          trap: t('register.trap'),
        }}
      />
      <AuthLinks links={[{ href: localePath(locale, '/login'), label: t('signIn.link') }]} />
    </>
  );
}
