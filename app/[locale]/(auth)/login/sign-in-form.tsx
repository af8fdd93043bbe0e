'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import type { AppLocale } from '@/lib/i18n/routing';
import { PasswordInput } from '../password-input';
import { signInAction } from './actions';

export type SignInLabels = Record<'email' | 'password' | 'show' | 'hide' | 'submit', string>;

type Props = { locale: AppLocale; next?: string; labels: SignInLabels };

export function SignInForm({ locale, next, labels }: Props) {
  const { state, formAction, ref } = useForm(signInAction);
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <input type="hidden" name="locale" value={locale} />
      {next && <input type="hidden" name="next" value={next} />}
      {state.ok === false && <FormMessage state={state} />}
      <Field name="email" label={labels.email} error={state.fieldErrors?.email}>
        {(aria) => (
          <Input
            {...aria}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={fieldValue(state, 'email')}
          />
        )}
      </Field>
      <Field name="password" label={labels.password} error={state.fieldErrors?.password}>
        {(aria) => (
          <PasswordInput
            {...aria}
            name="password"
            autoComplete="current-password"
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
