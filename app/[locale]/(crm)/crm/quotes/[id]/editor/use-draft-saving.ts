'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { emptyFormState, type FormAction, type FormState } from '@/lib/form-state';
import { askApprovalAction, saveDraftAction, sendQuoteAction } from '../../actions';
import { type DraftValues, type EditorDraft, sentLines } from './draft-values';

/**
 * Saves a draft, and what is done after saving it: sending it, asking for its discount to be approved. After a refusal
 * the page is read again, and the next try goes by what it shows.
 */
export function useDraftSaving(draft: EditorDraft, values: DraftValues) {
  const { pace } = useRealtimeContext();
  const [state, setState] = useState<FormState>(emptyFormState);
  const [saved, setSaved] = useState(() => JSON.stringify(draft.values));
  const [pending, startSaving] = useTransition();
  const revision = useRef(draft.revision);
  useEffect(() => {
    revision.current = Math.max(revision.current, draft.revision);
  }, [draft.revision]);
  const typed = JSON.stringify(values);
  const isDirty = saved !== typed;

  const call = async (action: FormAction, form: FormData): Promise<FormState> => {
    form.set('versionId', draft.versionId);
    form.set('revision', String(revision.current));
    try {
      return await action(emptyFormState, form);
    } catch {
      return { ok: false, at: Date.now() };
    }
  };
  const save = async (): Promise<FormState> => {
    const answer = await call(saveDraftAction, formOf(values));
    if (!answer.ok) return answer;
    const next = answer.values?.revision;
    if (typeof next === 'string') revision.current = Number(next);
    setSaved(typed);
    return answer;
  };
  const run = (then?: FormAction) =>
    startSaving(async () => {
      const first = isDirty || !then ? await save() : { ok: true };
      const answer = first.ok && then ? await call(then, new FormData()) : first;
      setState(answer);
      pace.ask();
    });

  return {
    state,
    pending,
    isDirty,
    save: () => run(),
    send: () => run(sendQuoteAction),
    askApproval: () => run(askApprovalAction),
  };
}

function formOf(values: DraftValues): FormData {
  const form = new FormData();
  const { lines, addons, holdCapacity, ...rest } = values;
  for (const [name, value] of Object.entries(rest)) form.set(name, String(value));
  for (const addon of addons) form.append('addons', addon);
  if (holdCapacity) form.set('holdCapacity', 'on');
  form.set('lines', sentLines(lines));
  return form;
}
