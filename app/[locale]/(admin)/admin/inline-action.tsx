'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import type { ButtonVariant } from '@/components/ui/button-style';
import type { FormAction } from '@/lib/form-state';

type Props = {
  action: FormAction;
  values: Record<string, string>;
  variant?: ButtonVariant;
  children: ReactNode;
};

/** One button that does one thing; its answer stands below. */
export function InlineAction({ action, values, variant = 'secondary', children }: Props) {
  const { state, formAction, ref } = useForm(action);
  return (
    <form ref={ref} action={formAction}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size="sm">
        {children}
      </SubmitButton>
      <FormMessage state={state} className={state.message ? 'mt-2' : ''} />
    </form>
  );
}
