'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Card, CardHeader } from '@/components/ui/card';
import { Input, Select, Textarea } from '@/components/ui/input';
import { MOST_DUE_DAYS } from '@/lib/billing/drafts/schema';
import { type FieldErrors, LONGEST_PASTE } from '@/lib/form-state';
import type { InvoiceValues } from './draft-values';

type Props = {
  values: InvoiceValues;
  onChange: (changes: Partial<InvoiceValues>) => void;
  errors: FieldErrors;
};

/** When it is due, in which language, the client's reference and the words to them. */
export function TermsCard({ values, onChange, errors }: Props) {
  const t = useTranslations('billing.draft');
  const tc = useTranslations('common');
  return (
    <Card aria-labelledby="terms-title">
      <CardHeader id="terms-title" title={t('terms')} />
      <div className="grid gap-4 p-4 sm:grid-cols-2">
        <Field
          name="dueDays"
          idPrefix="draft"
          label={t('dueDays')}
          hint={t('dueHint')}
          error={errors.dueDays}
        >
          {(aria) => (
            <Input
              {...aria}
              type="number"
              inputMode="numeric"
              min={0}
              max={MOST_DUE_DAYS}
              value={values.dueDays}
              onChange={({ target }) => onChange({ dueDays: target.value })}
            />
          )}
        </Field>
        <Field name="language" idPrefix="draft" label={t('language')} error={errors.language}>
          {(aria) => (
            <Select
              {...aria}
              value={values.language}
              onChange={({ target }) => onChange({ language: target.value === 'en' ? 'en' : 'fr' })}
            >
              <option value="fr">Français</option>
              <option value="en">English</option>
            </Select>
          )}
        </Field>
        <Field
          name="reference"
          idPrefix="draft"
          label={t('reference')}
          optionalLabel={tc('optional')}
          hint={t('referenceHint')}
          error={errors.reference}
          className="sm:col-span-2"
        >
          {(aria) => (
            <Input
              {...aria}
              maxLength={80}
              value={values.reference}
              onChange={({ target }) => onChange({ reference: target.value })}
            />
          )}
        </Field>
        <Field
          name="message"
          idPrefix="draft"
          label={t('message')}
          optionalLabel={tc('optional')}
          hint={t('messageHint')}
          error={errors.message}
          className="sm:col-span-2"
        >
          {(aria) => (
            <Textarea
              {...aria}
              rows={3}
              maxLength={LONGEST_PASTE}
              value={values.message}
              onChange={({ target }) => onChange({ message: target.value })}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}
