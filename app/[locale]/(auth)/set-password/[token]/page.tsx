import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { findPasswordToken } from '@/lib/auth/password-tokens';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { PASSWORD_MIN_LENGTH } from '@/lib/identity/password-rule';
import { AuthHeading } from '../../auth-heading';
import { AuthLinks } from '../../auth-links';
import { SetPasswordForm } from './set-password-form';

// The address holds a secret: it goes to no search engine and no other site.
const privatePage: Metadata = { robots: { index: false }, referrer: 'same-origin' };

type Props = { params: Promise<{ locale: AppLocale; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'auth' });
  return { title: t('setPassword.title'), ...privatePage };
}

export default async function SetPasswordPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('auth');
  const owner = await findPasswordToken(token);
  if (!owner) return <DeadLink locale={locale} />;
  const labels = {
    password: t('setPassword.password'),
    hint: t('setPassword.hint', { min: PASSWORD_MIN_LENGTH }),
    show: t('showPassword'),
    hide: t('hidePassword'),
    submit: t('setPassword.submit'),
  };
  return (
    <>
      <AuthHeading title={t('setPassword.title')}>
        {t('setPassword.lead', { purpose: owner.purpose, name: owner.name, email: owner.email })}
      </AuthHeading>
      <SetPasswordForm locale={locale} token={token} email={owner.email} labels={labels} />
    </>
  );
}

async function DeadLink({ locale }: { locale: AppLocale }) {
  const t = await getTranslations('auth');
  return (
    <>
      <AuthHeading title={t('setPassword.deadTitle')}>{t('setPassword.dead')}</AuthHeading>
      <AuthLinks
        links={[
          { href: localePath(locale, '/forgot-password'), label: t('setPassword.askAgain') },
          { href: localePath(locale, '/login'), label: t('signIn.link') },
        ]}
      />
    </>
  );
}
