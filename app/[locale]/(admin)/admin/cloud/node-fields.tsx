'use client';

import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { type FormState, fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';

const NUMBERS = [
  ['cpu', 1, 4_096],
  ['cpuOvercommitPercent', 100, 1_600],
  ['ram', 1, 65_536],
  ['storage', 1, 10_000_000],
] as const;

type Name = 'name' | 'region' | (typeof NUMBERS)[number][0];
export type NodeValues = Record<Name, string>;

/** The fields of a machine, filled with what was typed, or else with `values`. */
export function NodeFields({
  state,
  values,
  idPrefix,
}: {
  state: FormState;
  values: NodeValues;
  idPrefix: string;
}) {
  const t = useTranslations('cloud.form');
  const label = (name: Name) => t(name === 'cpuOvercommitPercent' ? 'overcommit' : name);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(['name', 'region'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={label(name)}
          error={state.fieldErrors?.[name]}
          hint={name === 'name' ? t('nameHint') : undefined}
          idPrefix={idPrefix}
        >
          {(aria) => (
            <Input
              {...aria}
              name={name}
              required
              maxLength={60}
              defaultValue={fieldValue(state, name, values[name])}
            />
          )}
        </Field>
      ))}
      {NUMBERS.map(([name, min, max]) => (
        <Field
          key={name}
          name={name}
          label={label(name)}
          error={state.fieldErrors?.[name]}
          hint={name === 'cpuOvercommitPercent' ? t('overcommitHint') : undefined}
          idPrefix={idPrefix}
        >
          {(aria) => (
            <Input
              {...aria}
              name={name}
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              required
              defaultValue={fieldValue(state, name, values[name])}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
