'use client';

import { useDraftSaving } from '@/components/drafts/use-draft-saving';
import { askApprovalAction, saveDraftAction, sendQuoteAction } from '../../actions';
import { type DraftValues, type EditorDraft, sentLines } from './draft-values';

/** Saves a quote's draft, and then sends it or asks for its discount to be approved. */
export function useQuoteSaving(
  draft: EditorDraft,
  values: DraftValues,
  setValues: (values: DraftValues) => void,
) {
  const { run, ...saving } = useDraftSaving({
    draft: { ids: { versionId: draft.versionId }, revision: draft.revision, values: draft.values },
    ...{ values, setValues, saveAction: saveDraftAction, formOf },
  });
  return {
    ...saving,
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
