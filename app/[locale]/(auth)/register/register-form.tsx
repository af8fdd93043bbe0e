'use client';

import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import type { AppLocale } from '@/lib/i18n/routing';
import { MailLinkForm } from '../mail-link-form';
import { registerAction } from './actions';

type Props = { locale: AppLocale; labels: Record<'name' | 'email' | 'submit' | 'trap', string> };

export function RegisterForm({ locale, labels }: Props) {
  return (
    <MailLinkForm action={registerAction} locale={locale} submitLabel={labels.submit}>
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
          <div hidden>
            <label>
              {labels.trap}
              <input name="website" tabIndex={-1} autoComplete="off" />
            </label>
          </div>
        </>
      )}
    </MailLinkForm>
  );
}
