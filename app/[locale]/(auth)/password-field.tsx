'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import type { FormState } from '@/lib/form-state';

type Props = {
  state: FormState;
  labels: Record<'password' | 'show' | 'hide', string>;
  hint?: string;
  autoComplete: 'current-password' | 'new-password';
  minLength?: number;
};

/** A password that its owner can look at while typing. */
export function PasswordField({ state, labels, hint, autoComplete, minLength }: Props) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field name="password" label={labels.password} hint={hint} error={state.fieldErrors?.password}>
      {(aria) => (
        <div className="relative">
          <Input
            {...aria}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            minLength={minLength}
            required
            className="pr-11"
          />
          <button
            type="button"
            aria-label={shown ? labels.hide : labels.show}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded-md text-ink-muted hover:text-ink"
          >
            <Icon aria-hidden="true" className="size-4" />
          </button>
        </div>
      )}
    </Field>
  );
}
