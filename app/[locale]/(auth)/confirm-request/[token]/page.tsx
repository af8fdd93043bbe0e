import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { findConfirmation } from '@/lib/orders/confirm-request';
import { AuthHeading } from '../../auth-heading';
import { AuthLinks } from '../../auth-links';
import { ConfirmRequestForm } from './confirm-request-form';

type Props = { params: Promise<{ locale: AppLocale; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'auth' });
  // The address holds a secret: it goes to no search engine and no other site.
  return { title: t('confirmRequest.title'), robots: { index: false }, referrer: 'same-origin' };
}

/** Opening the link only shows what is asked; the button says yes. */
export default async function ConfirmRequestPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('auth');
  const request = await findConfirmation(token);
  if (!request) {
    return (
      <>
        <AuthHeading title={t('setPassword.deadTitle')}>{t('confirmRequest.dead')}</AuthHeading>
        <AuthLinks links={[{ href: localePath(locale, '/login'), label: t('signIn.link') }]} />
      </>
    );
  }
  const { kind, reference } = request;
  return (
    <>
      <AuthHeading title={t('confirmRequest.title')} />
      <ConfirmRequestForm
        locale={locale}
        token={token}
        labels={{
          lead: t('confirmRequest.lead', { kind, reference }),
          notYou: t('confirmRequest.notYou'),
          submit: t('confirmRequest.submit'),
          follow: t('confirmRequest.follow'),
        }}
      />
    </>
  );
}
