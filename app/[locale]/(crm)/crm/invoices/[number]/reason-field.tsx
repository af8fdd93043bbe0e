'use client';

import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { type FormState, fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { state: FormState; idPrefix: string; hint?: string };

/** Why something is taken back: on the record for good. */
export function ReasonField({ state, idPrefix, hint }: Props) {
  const t = useTranslations('billing.staff');
  return (
    <Field
      name="reason"
      label={t('reason')}
      hint={hint}
      error={state.fieldErrors?.reason}
      idPrefix={idPrefix}
    >
      {(aria) => (
        <Input
          {...aria}
          name="reason"
          required
          minLength={3}
          maxLength={300}
          defaultValue={fieldValue(state, 'reason')}
        />
      )}
    </Field>
  );
}
