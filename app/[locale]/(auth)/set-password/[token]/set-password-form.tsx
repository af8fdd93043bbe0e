'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import type { AppLocale } from '@/lib/i18n/routing';
import { PASSWORD_MIN_LENGTH } from '@/lib/identity/password-rule';
import { PasswordInput } from '../../password-input';
import { setPasswordAction } from './actions';

type Props = {
  locale: AppLocale;
  token: string;
  email: string;
  labels: Record<'password' | 'hint' | 'show' | 'hide' | 'submit', string>;
};

export function SetPasswordForm({ locale, token, email, labels }: Props) {
  const { state, formAction, ref } = useForm(setPasswordAction);
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      {/* Password managers file the new password under this name. */}
      <input type="email" defaultValue={email} autoComplete="username" readOnly hidden />
      {state.ok === false && <FormMessage state={state} />}
      <Field name="password" label={labels.password} hint={labels.hint} error={state.fieldErrors?.password}>
        {(aria) => (
          <PasswordInput
            {...aria}
            name="password"
            autoComplete="new-password"
            minLength={PASSWORD_MIN_LENGTH}
            required
            showLabel={labels.show}
            hideLabel={labels.hide}
          />
        )}
      </Field>
      <SubmitButton className="w-full">{labels.submit}</SubmitButton>
    </form>
  );
}
