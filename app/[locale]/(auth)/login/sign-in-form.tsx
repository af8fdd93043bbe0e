'use client';

import type { AppLocale } from '@/lib/i18n/routing';
import { AuthForm } from '../auth-form';
import { EmailField } from '../email-field';
import { PasswordField } from '../password-field';
import { signInAction } from './actions';

export type SignInLabels = Record<'email' | 'password' | 'show' | 'hide' | 'submit', string>;

type Props = { locale: AppLocale; next?: string; labels: SignInLabels };

export function SignInForm({ locale, next, labels }: Props) {
  return (
    <AuthForm action={signInAction} locale={locale} submitLabel={labels.submit} values={{ next }}>
      {(state) => (
        <>
          <EmailField state={state} label={labels.email} autoComplete="username" />
          <PasswordField state={state} labels={labels} autoComplete="current-password" />
        </>
      )}
    </AuthForm>
  );
}
