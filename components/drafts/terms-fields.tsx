'use client';

import { Field } from '@/components/form/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import type { Locale } from '@/lib/db/generated/enums';
import { LONGEST_PASTE } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';

type Props<Value> = {
  label: string;
  hint?: string;
  error: string | undefined;
  value: Value;
  onChange: (value: Value) => void;
};

/** How many days a client has to pay. */
export function DueDaysField({ most, value, onChange, ...field }: Props<string> & { most: number }) {
  return (
    <Field name="dueDays" idPrefix="draft" {...field}>
      {(aria) => (
        <Input
          {...aria}
          type="number"
          inputMode="numeric"
          min={0}
          max={most}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** The language a document is written in. */
export function LanguageField({ value, onChange, ...field }: Props<Locale>) {
  return (
    <Field name="language" idPrefix="draft" {...field}>
      {(aria) => (
        <Select
          {...aria}
          value={value}
          onChange={({ target }) => onChange(target.value === 'en' ? 'en' : 'fr')}
        >
          <option value="fr">Français</option>
          <option value="en">English</option>
        </Select>
      )}
    </Field>
  );
}

/** What the client is told with it, across the card. */
export function MessageField({ value, onChange, ...field }: Props<string>) {
  const t = useTranslations('common');
  return (
    <Field name="message" idPrefix="draft" optionalLabel={t('optional')} className="sm:col-span-2" {...field}>
      {(aria) => (
        <Textarea
          {...aria}
          rows={3}
          maxLength={LONGEST_PASTE}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
