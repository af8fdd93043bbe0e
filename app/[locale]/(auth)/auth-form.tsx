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
  /** Hidden values the action needs. */
  values?: Record<string, string | undefined>;
  /** What to do next, once it is done; the form gives way to it. */
  next?: ReactNode;
  children?: (state: FormState) => ReactNode;
};

/** The one form of a page outside the workspace: refusals on top, the answer in its place once it is done. */
export function AuthForm({ action, locale, submitLabel, values = {}, next, children }: Props) {
  const { state, formAction, ref } = useForm(action);
  if (state.ok) {
    return (
      <div className="space-y-4">
        <FormMessage state={state} />
        {next}
      </div>
    );
  }
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <input type="hidden" name="locale" value={locale} />
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {state.ok === false && <FormMessage state={state} />}
      {children?.(state)}
      <SubmitButton className="w-full">{submitLabel}</SubmitButton>
    </form>
  );
}
