'use client';

import type { FormState } from '@/lib/form-state';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';

/** The end of a form of settings: its button, and what came of it. */
export function SaveRow({ label, state }: { label: string; state: FormState }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SubmitButton size="sm">{label}</SubmitButton>
      <FormMessage state={state} />
    </div>
  );
}
