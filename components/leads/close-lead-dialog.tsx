'use client';

import { type FormEvent, useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select, Textarea } from '@/components/ui/input';
import { emptyFormState, type FormState } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { LOST_REASONS } from '@/lib/leads/status';
import { ValueField } from './value-field';

export type Closing = { title: string; to: 'won' | 'lost'; estimatedValueCents: number };

type Props = {
  closing: Closing;
  onCancel: () => void;
  /** Sends what was asked for; the dialog stays open on a refusal and shows it. */
  onConfirm: (fields: Record<string, string>) => Promise<FormState>;
};

/** Asks what closing a lead needs: the amount sold, or why it was lost. */
export function CloseLeadDialog({ closing, onCancel, onConfirm }: Props) {
  const t = useTranslations('leads.close');
  const [state, setState] = useState<FormState>(emptyFormState);
  const [pending, setPending] = useState(false);
  const won = closing.to === 'won';

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    setPending(true);
    const answer = await onConfirm(Object.fromEntries(fields));
    setPending(false);
    setState(answer);
    const wrong = Object.keys(answer.fieldErrors ?? {})[0];
    if (wrong) form.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && onCancel()}
      title={t(won ? 'won_title' : 'lost_title')}
      description={t(won ? 'won_description' : 'lost_description', { title: closing.title })}
      closeLabel={t('cancel')}
    >
      <form onSubmit={submit} className="space-y-4" noValidate>
        {state.ok === false && <FormMessage state={state} />}
        {won ? <WonFields closing={closing} state={state} /> : <LostFields state={state} />}
        <DialogActions onCancel={onCancel} disabled={pending}>
          <Button type="submit" variant={won ? 'primary' : 'danger'} disabled={pending} aria-busy={pending}>
            {t(won ? 'won_confirm' : 'lost_confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function WonFields({ closing, state }: { closing: Closing; state: FormState }) {
  const t = useTranslations('leads.close');
  const tc = useTranslations('common');
  return (
    <>
      <ValueField
        idPrefix="close"
        label={t('value')}
        valueCents={closing.estimatedValueCents}
        state={state}
      />
      <Field name="note" idPrefix="close" label={t('note')} optionalLabel={tc('optional')}>
        {(aria) => <Textarea {...aria} name="note" rows={2} maxLength={500} />}
      </Field>
    </>
  );
}

function LostFields({ state }: { state: FormState }) {
  const t = useTranslations('leads.close');
  const tl = useTranslations('leads.lost_reason');
  const tc = useTranslations('common');
  const [reason, setReason] = useState('');
  const other = reason === 'other';
  return (
    <>
      <Field name="lostReason" idPrefix="close" label={t('reason')} error={state.fieldErrors?.lostReason}>
        {(aria) => (
          <Select
            {...aria}
            name="lostReason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          >
            <option value="">{t('choose')}</option>
            {LOST_REASONS.map((key) => (
              <option key={key} value={key}>
                {tl(key)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="note"
        idPrefix="close"
        label={t(other ? 'note_other' : 'note')}
        optionalLabel={other ? undefined : tc('optional')}
        error={state.fieldErrors?.note}
      >
        {(aria) => <Textarea {...aria} name="note" rows={2} maxLength={500} />}
      </Field>
    </>
  );
}
