'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import { emptyFormState, type FieldErrors, type FormAction, type FormState } from '@/lib/form-state';

type Options = {
  words: { unreachable: string; offline: string; check: string };
  /** What the page can judge itself, so that a slip costs no round trip. */
  check: (form: HTMLFormElement) => FieldErrors;
  /** Adds what only the page knows, just before sending. */
  complete: (data: FormData) => void;
  onAnswer: (state: FormState) => void;
  onSent: () => void;
};

/**
 * Sends a form to its action without ever losing what was typed: a lost connection or a failing server becomes a
 * message, and the same submit can be sent again. Before JavaScript arrives, `formAction` posts the plain form.
 */
export function useSubmission(action: FormAction, options: Options) {
  const [posted, formAction] = useActionState(action, emptyFormState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [sending, startSending] = useTransition();
  const [leaving, setLeaving] = useState(false);
  const router = useRouter();
  const pending = sending || leaving;
  const ref = useRef<HTMLFormElement>(null);
  const state = answer ?? posted;

  useEffect(() => {
    if (state.ok !== false) return;
    const target =
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      ref.current?.querySelector<HTMLElement>('[data-answer]');
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  }, [state]);

  const settle = (next: FormState) => {
    setAnswer(next);
    options.onAnswer(next);
  };

  const send = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    options.complete(data);
    try {
      const next = await action(emptyFormState, data);
      if (!next.goTo) return settle(next);
      options.onSent();
      setLeaving(true);
      router.push(next.goTo);
    } catch {
      const { offline, unreachable } = options.words;
      settle({ ok: false, message: navigator.onLine ? unreachable : offline, at: Date.now() });
    }
  };

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // Not through `action`: React would reset the form after it.
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const fieldErrors = options.check(form);
    if (Object.keys(fieldErrors).length > 0) {
      settle({ ok: false, message: options.words.check, fieldErrors, at: Date.now() });
      return;
    }
    startSending(() => send(form));
  };

  return { state, posted, pending, ref, formAction, onSubmit };
}
