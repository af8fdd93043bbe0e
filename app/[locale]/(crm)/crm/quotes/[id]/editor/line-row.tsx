'use client';

import { LineRow } from '@/components/drafts/line-row';
import type { RowTools } from '@/components/drafts/line-rows';
import { Field } from '@/components/form/field';
import { Checkbox, Select } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';
import type { TypedLine } from './draft-values';

type Props = RowTools<TypedLine> & { line: TypedLine; hasPeriods: boolean };

/** One free line of a quote: also when it is due, and whether the client chooses. */
export function QuoteLineRow({ line, hasPeriods, ...tools }: Props) {
  const t = useTranslations('quotes.edit');
  const { errors, onChange } = tools;
  const prefix = `line-${line.key}`;
  return (
    <LineRow
      line={line}
      {...tools}
      last={
        <Field
          name="kind"
          idPrefix={prefix}
          label={t('kind')}
          error={errors.kind}
          className="col-span-2 md:col-span-1"
        >
          {(aria) => (
            <Select
              {...aria}
              value={line.kind}
              disabled={!hasPeriods}
              onChange={({ target }) =>
                onChange({ kind: target.value === 'recurring' ? 'recurring' : 'once' })
              }
            >
              <option value="once">{t('kind_once')}</option>
              <option value="recurring">{t('kind_recurring')}</option>
            </Select>
          )}
        </Field>
      }
      choices={
        <div className="flex flex-wrap gap-x-4 gap-y-1 pb-2">
          <label htmlFor={`${prefix}-optional`} className="flex min-h-6 items-center gap-2">
            <Checkbox
              id={`${prefix}-optional`}
              checked={line.optional}
              onChange={({ target }) => onChange({ optional: target.checked, selected: !target.checked })}
            />
            {t('optional')}
          </label>
          {line.optional && (
            <label htmlFor={`${prefix}-selected`} className="flex min-h-6 items-center gap-2">
              <Checkbox
                id={`${prefix}-selected`}
                checked={line.selected}
                onChange={({ target }) => onChange({ selected: target.checked })}
              />
              {t('selected')}
            </label>
          )}
        </div>
      }
    />
  );
}
