'use client';

import { DueDaysField, LanguageField, MessageField } from '@/components/drafts/terms-fields';
import { Field } from '@/components/form/field';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox, Input, Select } from '@/components/ui/input';
import type { FieldErrors } from '@/lib/form-state';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { MOST_DUE_DAYS } from '@/lib/quotes/limits';
import type { DraftValues } from './draft-values';

type Props = {
  values: DraftValues;
  onChange: (changes: Partial<DraftValues>) => void;
  errors: FieldErrors;
  hasHosting: boolean;
  discount: { limitBp: number | null; approvedBp: number | null; isOver: boolean };
};

/** Discount, payment, validity, language and the words to the client. */
export function ConditionsCard({ values, onChange, errors, hasHosting, discount }: Props) {
  const t = useTranslations('quotes.edit');
  return (
    <Card aria-labelledby="conditions-title">
      <CardHeader id="conditions-title" title={t('conditions')} />
      <div className="grid gap-4 p-4 sm:grid-cols-2">
        <Field
          name="discount"
          idPrefix="draft"
          label={t('discount')}
          error={errors.discount}
          hint={<DiscountHint {...discount} />}
        >
          {(aria) => (
            <Input
              {...aria}
              value={values.discount}
              inputMode="decimal"
              onChange={({ target }) => onChange({ discount: target.value })}
            />
          )}
        </Field>
        <Field
          name="validUntil"
          idPrefix="draft"
          label={t('until')}
          hint={t('until_hint')}
          error={errors.validUntil}
        >
          {(aria) => (
            <Input
              {...aria}
              type="date"
              value={values.validUntil}
              onChange={({ target }) => onChange({ validUntil: target.value })}
            />
          )}
        </Field>
        <Field name="terms" idPrefix="draft" label={t('terms')} error={errors.terms}>
          {(aria) => (
            <Select
              {...aria}
              value={values.terms}
              onChange={({ target }) =>
                onChange({ terms: target.value === 'on_account' ? 'on_account' : 'prepaid' })
              }
            >
              <option value="prepaid">{t('terms_prepaid')}</option>
              <option value="on_account">{t('terms_on_account')}</option>
            </Select>
          )}
        </Field>
        <DueDaysField
          label={t('due_days')}
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
        {hasHosting && (
          <label htmlFor="draft-hold" className="flex items-center gap-2 self-end pb-2 text-sm">
            <Checkbox
              id="draft-hold"
              checked={values.holdCapacity}
              onChange={({ target }) => onChange({ holdCapacity: target.checked })}
            />
            {t('hold')}
          </label>
        )}
        <MessageField
          label={t('message')}
          error={errors.message}
          value={values.message}
          onChange={(message) => onChange({ message })}
        />
      </div>
    </Card>
  );
}

function DiscountHint({ limitBp, approvedBp, isOver }: Props['discount']) {
  const t = useTranslations('quotes.edit');
  const format = useFormatter();
  const percent = (bp: number) => format.number(bp / 100, { maximumFractionDigits: 2 });
  if (isOver && limitBp !== null)
    return <span className="text-warning">{t('discount_over', { limit: percent(limitBp) })}</span>;
  const approved = approvedBp !== null && t('discount_approved', { percent: percent(approvedBp) });
  const limit = limitBp !== null && t('discount_hint', { limit: percent(limitBp) });
  return <>{[approved, limit].filter(Boolean).join(' ')}</>;
}
