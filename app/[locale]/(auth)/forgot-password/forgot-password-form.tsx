'use client';

import type { AppLocale } from '@/lib/i18n/routing';
import { AuthForm } from '../auth-form';
import { EmailField } from '../email-field';
import { forgotPasswordAction } from './actions';

type Props = { locale: AppLocale; labels: { email: string; submit: string } };

export function ForgotPasswordForm({ locale, labels }: Props) {
  return (
    <AuthForm action={forgotPasswordAction} locale={locale} submitLabel={labels.submit}>
      {(state) => <EmailField state={state} label={labels.email} />}
    </AuthForm>
  );
}
