import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { FormMessage } from '@/components/form/form-message';
import { getActor, sessionEnding } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { landingAddress } from '@/lib/identity/home';
import { AuthHeading } from '../auth-heading';
import { AuthLinks } from '../auth-links';
import { DemoAccounts } from './demo-accounts';
import { SignInForm } from './sign-in-form';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<{ next?: string | string[]; error?: string; done?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'auth' });
  return { title: t('signIn.title') };
}

export default async function LoginPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const query = await searchParams;
  const next = typeof query.next === 'string' ? query.next : undefined;
  const actor = await getActor();
  if (actor) redirect(landingAddress(next, actor.role, locale));
  // A refusal or a sign-out is newer than the end of the session before it.
  const ending = query.error || query.done ? null : await sessionEnding();
  const t = await getTranslations('auth');
  const labels = {
    email: t('email'),
    password: t('password'),
    show: t('showPassword'),
    hide: t('hidePassword'),
    submit: t('signIn.submit'),
  };
  return (
    <>
      <AuthHeading title={t('signIn.title')}>{next ? t('signIn.toContinue') : t('signIn.lead')}</AuthHeading>
      {ending && <FormMessage state={{ ok: false, message: t(`signIn.${ending}`) }} className="mb-4" />}
      {query.error && <FormMessage state={{ ok: false, message: t('signIn.failed') }} className="mb-4" />}
      {query.done === 'signed-out' && (
        <FormMessage state={{ ok: true, message: t('signIn.signedOut') }} className="mb-4" />
      )}
      <SignInForm locale={locale} next={next} labels={labels} />
      <AuthLinks
        links={[
          { href: localePath(locale, '/forgot-password'), label: t('forgot.link') },
          { href: localePath(locale, '/register'), label: t('register.link') },
        ]}
      />
      <DemoAccounts />
    </>
  );
}
