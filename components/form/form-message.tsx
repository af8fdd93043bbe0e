import { CircleAlert, CircleCheck } from 'lucide-react';
import type { FormState } from '@/lib/form-state';

/** The answer to a submit, in words, announced to screen readers; takes no room until there is one. */
export function FormMessage({ state, className = '' }: { state: FormState; className?: string }) {
  const Icon = state.ok ? CircleCheck : CircleAlert;
  const tone = state.ok ? 'bg-success-soft text-success' : 'bg-danger-soft text-danger';
  return (
    <div role={state.ok === false ? 'alert' : 'status'} className={`empty:absolute ${className}`}>
      {state.message && (
        <p className={`flex items-start gap-2 rounded-md px-3 py-2 text-sm ${tone}`}>
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {state.message}
        </p>
      )}
    </div>
  );
}
