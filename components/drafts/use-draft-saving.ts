'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { emptyFormState, type FormAction, type FormState } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';

type Options<Values> = {
  /** The draft as the page has it: what it is called in a form, and what is in it. */
  draft: { ids: Readonly<Record<string, string>>; revision: number; values: Values };
  values: Values;
  setValues: (values: Values) => void;
  saveAction: FormAction;
  formOf: (values: Values) => FormData;
};

/**
 * Saves a draft, and what is done after saving it, with `run`. What somebody else saved meanwhile shows at once while nothing is typed here; otherwise `isOvertaken` says so before it is replaced.
 */
export function useDraftSaving<Values>(options: Options<Values>) {
  const { draft, values, setValues, saveAction, formOf } = options;
  const words = useTranslations('errors');
  const { pace } = useRealtimeContext();
  const [state, setState] = useState<FormState>(emptyFormState);
  const [saved, setSaved] = useState(() => JSON.stringify(draft.values));
  const [pending, startSaving] = useTransition();
  const revision = useRef(draft.revision);
  const typed = JSON.stringify(values);
  const isDirty = saved !== typed;
  const [base, setBase] = useState(draft.revision);
  const isOvertaken = draft.revision > base && isDirty;
  const takeTheirs = () => {
    setBase(draft.revision);
    setSaved(JSON.stringify(draft.values));
    setValues(draft.values);
  };
  useEffect(() => {
    revision.current = Math.max(revision.current, draft.revision);
    if (draft.revision > base && !isDirty && !pending) takeTheirs();
  });

  const call = async (action: FormAction, form: FormData): Promise<FormState> => {
    for (const [name, id] of Object.entries(draft.ids)) form.set(name, id);
    form.set('revision', String(revision.current));
    try {
      return await action(emptyFormState, form);
    } catch {
      return { ok: false, message: words('unavailable'), at: Date.now() };
    }
  };
  const save = async (): Promise<FormState> => {
    const answer = await call(saveAction, formOf(values));
    if (!answer.ok) return answer;
    const next = answer.values?.revision;
    if (typeof next === 'string') {
      revision.current = Number(next);
      setBase(Number(next));
    }
    setSaved(typed);
    return answer;
  };
  const run = (then?: FormAction, form = new FormData()) =>
    startSaving(async () => {
      const first = isDirty || !then ? await save() : { ok: true };
      const answer = first.ok && then ? await call(then, form) : first;
      setState(answer);
      pace.ask();
    });

  return { state, pending, isDirty, isOvertaken, takeTheirs, run };
}

export type DraftSaving = ReturnType<typeof useDraftSaving>;
