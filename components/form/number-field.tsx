'use client';

import type { ReactNode } from 'react';
import { Input } from '@/components/ui/input';
import { type FormState, fieldValue } from '@/lib/form-state';
import { Field } from './field';

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  min: number;
  max: number;
  /** What it starts with, before anything was typed. */
  value: number;
  state: FormState;
};

/** A whole number within bounds, with its error and what was typed. */
export function NumberField({ name, label, hint, min, max, value, state }: Props) {
  return (
    <Field name={name} label={label} hint={hint} error={state.fieldErrors?.[name]}>
      {(aria) => (
        <Input
          {...aria}
          name={name}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          required
          defaultValue={fieldValue(state, name, String(value))}
        />
      )}
    </Field>
  );
}
