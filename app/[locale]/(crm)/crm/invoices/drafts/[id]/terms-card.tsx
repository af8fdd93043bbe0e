'use client';

import { DueDaysField, LanguageField, MessageField } from '@/components/drafts/terms-fields';
import { Field } from '@/components/form/field';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { MOST_DUE_DAYS } from '@/lib/billing/drafts/schema';
import type { FieldErrors } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
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
        <DueDaysField
          label={t('dueDays')}
          hint={t('dueHint')}
          error={errors.dueDays}
          most={MOST_DUE_DAYS}
          value={values.dueDays}
          onChange={(dueDays) => onChange({ dueDays })}
        />
        <LanguageField
          label={t('language')}
          error={errors.language}
          value={values.language}
          onChange={(language) => onChange({ language })}
        />
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
        <MessageField
          label={t('message')}
          hint={t('messageHint')}
          error={errors.message}
          value={values.message}
          onChange={(message) => onChange({ message })}
        />
      </div>
    </Card>
  );
}
