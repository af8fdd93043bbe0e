'use client';

import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import type { AppLocale } from '@/lib/i18n/routing';
import { MailLinkForm } from '../mail-link-form';
import { forgotPasswordAction } from './actions';

type Props = { locale: AppLocale; labels: { email: string; submit: string } };

export function ForgotPasswordForm({ locale, labels }: Props) {
  return (
    <MailLinkForm action={forgotPasswordAction} locale={locale} submitLabel={labels.submit}>
      {(state) => (
        <Field name="email" label={labels.email} error={state.fieldErrors?.email}>
          {(aria) => (
            <Input
              {...aria}
              name="email"
              type="email"
              autoComplete="email"
              required
              defaultValue={fieldValue(state, 'email')}
            />
          )}
        </Field>
      )}
    </MailLinkForm>
  );
}
