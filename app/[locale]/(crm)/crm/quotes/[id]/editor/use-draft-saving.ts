'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { emptyFormState, type FormAction, type FormState } from '@/lib/form-state';
import { askApprovalAction, saveDraftAction, sendQuoteAction } from '../../actions';
import { type DraftValues, type EditorDraft, sentLines } from './draft-values';

/**
 * Saves a draft, and what is done after saving it: sending it, asking for its discount to be approved. What somebody
 * else saved meanwhile shows at once while nothing is typed here; otherwise `isOvertaken` says so before it is replaced.
 */
export function useDraftSaving(
  draft: EditorDraft,
  values: DraftValues,
  setValues: (values: DraftValues) => void,
) {
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
    form.set('versionId', draft.versionId);
    form.set('revision', String(revision.current));
    try {
      return await action(emptyFormState, form);
    } catch {
      return { ok: false, message: words('unavailable'), at: Date.now() };
    }
  };
  const save = async (): Promise<FormState> => {
    const answer = await call(saveDraftAction, formOf(values));
    if (!answer.ok) return answer;
    const next = answer.values?.revision;
    if (typeof next === 'string') {
      revision.current = Number(next);
      setBase(Number(next));
    }
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
    isOvertaken,
    takeTheirs,
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
