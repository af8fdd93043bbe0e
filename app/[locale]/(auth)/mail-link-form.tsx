'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import type { FormAction, FormState } from '@/lib/form-state';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = {
  action: FormAction;
  locale: AppLocale;
  submitLabel: string;
  children: (state: FormState) => ReactNode;
};

/** A form answered by a letter: once it is on its way, the form gives way to what to do next. */
export function MailLinkForm({ action, locale, submitLabel, children }: Props) {
  const { state, formAction, ref } = useForm(action);
  if (state.ok) return <FormMessage state={state} />;
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <input type="hidden" name="locale" value={locale} />
      {state.ok === false && <FormMessage state={state} />}
      {children(state)}
      <SubmitButton className="w-full">{submitLabel}</SubmitButton>
    </form>
  );
}
