'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useMemo, useRef, useState, useTransition } from 'react';
import { emptyFormState, type FieldErrors, type FormAction, type FormState } from '@/lib/form-state';
import { withoutEdited } from './edited-fields';

type Options = {
  words: { unreachable: string; offline: string; check: string };
  /** What the page can judge itself, so that a slip costs no round trip. */
  check: (form: HTMLFormElement) => FieldErrors;
  /** Adds what only the page knows, just before sending. */
  complete: (data: FormData) => void;
  onAnswer: (state: FormState) => void;
  onSent: () => void;
};

/** The first control to correct: of a group of choices the one that is chosen, else its first. */
function firstInvalid(form: HTMLFormElement | null): HTMLElement | null {
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid]') ?? null;
  if (!(first instanceof HTMLFieldSetElement)) return first;
  return first.querySelector<HTMLElement>('input:checked') ?? first.querySelector<HTMLElement>('input');
}

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
  const given = answer ?? posted;
  const [edited, setEdited] = useState<readonly string[]>([]);
  const state = useMemo(
    () => withoutEdited(given, edited, options.words.check),
    [given, edited, options.words.check],
  );

  useEffect(() => {
    if (given.ok !== false) return;
    const target = firstInvalid(ref.current) ?? ref.current?.querySelector<HTMLElement>('[data-answer]');
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  }, [given]);

  const settle = (next: FormState) => {
    setAnswer(next);
    setEdited([]);
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

  const onInput = ({ target }: FormEvent<HTMLFormElement>) => {
    const name = 'name' in target ? String(target.name) : '';
    if (given.ok !== false || edited.includes(name)) return;
    setEdited([...edited, name]);
  };

  return { state, fresh: edited.length === 0, posted, pending, ref, formAction, onSubmit, onInput };
}
