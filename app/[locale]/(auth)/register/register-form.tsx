'use client';

import { Field } from '@/components/form/field';
import { TrapField } from '@/components/order/trap-field';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import type { AppLocale } from '@/lib/i18n/routing';
import { AuthForm } from '../auth-form';
import { EmailField } from '../email-field';
import { registerAction } from './actions';

type Props = { locale: AppLocale; labels: Record<'name' | 'email' | 'submit' | 'trap', string> };

export function RegisterForm({ locale, labels }: Props) {
  return (
    <AuthForm action={registerAction} locale={locale} submitLabel={labels.submit}>
      {(state) => (
        <>
          <Field name="name" label={labels.name} error={state.fieldErrors?.name}>
            {(aria) => (
              <Input
                {...aria}
                name="name"
                autoComplete="name"
                required
                maxLength={120}
                defaultValue={fieldValue(state, 'name')}
              />
            )}
          </Field>
          <EmailField state={state} label={labels.email} />
          <TrapField label={labels.trap} />
        </>
      )}
    </AuthForm>
  );
}
