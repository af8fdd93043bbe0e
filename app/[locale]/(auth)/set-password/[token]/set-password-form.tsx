'use client';

import type { AppLocale } from '@/lib/i18n/routing';
import { PASSWORD_MIN_LENGTH } from '@/lib/identity/password-rule';
import { AuthForm } from '../../auth-form';
import { PasswordField } from '../../password-field';
import { setPasswordAction } from './actions';

type Props = {
  locale: AppLocale;
  token: string;
  email: string;
  labels: Record<'password' | 'hint' | 'show' | 'hide' | 'submit', string>;
};

export function SetPasswordForm({ locale, token, email, labels }: Props) {
  return (
    <AuthForm action={setPasswordAction} locale={locale} submitLabel={labels.submit} values={{ token }}>
      {(state) => (
        <>
          {/* Password managers file the new password under this name. */}
          <input type="email" defaultValue={email} autoComplete="username" readOnly hidden />
          <PasswordField
            state={state}
            labels={labels}
            hint={labels.hint}
            autoComplete="new-password"
            minLength={PASSWORD_MIN_LENGTH}
          />
        </>
      )}
    </AuthForm>
  );
}
