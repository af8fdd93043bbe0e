'use client';

import { useLocale } from 'next-intl';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { type FormState, fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { amountText } from '@/lib/leads/amount';

type Props = { idPrefix: string; label: string; valueCents: number; state: FormState };

/** What a lead is worth, typed as people write amounts. */
export function ValueField({ idPrefix, label, valueCents, state }: Props) {
  const t = useTranslations('leads.close');
  const locale = useLocale();
  return (
    <Field
      name="value"
      idPrefix={idPrefix}
      label={label}
      hint={t('value_hint')}
      error={state.fieldErrors?.value}
    >
      {(aria) => (
        <Input
          {...aria}
          name="value"
          inputMode="decimal"
          autoComplete="off"
          className="tabular"
          defaultValue={fieldValue(state, 'value', amountText(valueCents, locale))}
        />
      )}
    </Field>
  );
}
