'use client';

import { useActionState, useEffect, useRef } from 'react';
import { emptyFormState, type FormAction, type FormState } from '@/lib/form-state';

type Options = { onSuccess?: (state: FormState) => void };

/**
 * A form and its action: state, what to give `<form action>`, and a ref. After a refusal the focus
 * goes to the first field with an error; after success `onSuccess` runs once.
 */
export function useForm(action: FormAction, { onSuccess }: Options = {}) {
  const [state, formAction, pending] = useActionState(action, emptyFormState);
  const ref = useRef<HTMLFormElement>(null);
  const succeed = useRef(onSuccess);
  succeed.current = onSuccess;

  useEffect(() => {
    if (state.ok === true) succeed.current?.(state);
    if (state.ok === false) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  return { state, formAction, pending, ref };
}
