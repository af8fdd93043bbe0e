'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { updateTermsAction } from './actions';

type Settings = { paymentDays: number; renewalDays: number; version: number };

const FIELDS = [
  ['paymentDays', 60],
  ['renewalDays', 28],
] as const;

/** How long clients have to pay, and when a renewal is invoiced. */
export function TermsForm({ settings }: { settings: Settings }) {
  const t = useTranslations('billing.admin');
  const { state, formAction, ref } = useForm(updateTermsAction);
  return (
    <Card aria-labelledby="terms">
      <CardHeader id="terms" title={t('terms')} />
      <form ref={ref} action={formAction} className="space-y-4 p-4">
        <FormMessage state={state} />
        <input type="hidden" name="version" value={settings.version} />
        <div className="grid gap-4 sm:grid-cols-2">
          {FIELDS.map(([name, max]) => (
            <Field
              key={name}
              name={name}
              label={t(name)}
              hint={t(`${name}Hint`)}
              idPrefix="terms"
              error={state.fieldErrors?.[name]}
            >
              {(aria) => (
                <Input
                  {...aria}
                  type="number"
                  name={name}
                  min={0}
                  max={max}
                  required
                  defaultValue={fieldValue(state, name, String(settings[name]))}
                />
              )}
            </Field>
          ))}
        </div>
        <SubmitButton>{t('save')}</SubmitButton>
      </form>
    </Card>
  );
}
