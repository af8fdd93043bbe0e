'use client';

import { useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { setFollowUpAction } from '../../actions';
import { useLeadForm } from './use-lead-form';

const CHOICES = ['tomorrow', 'days3', 'week'] as const;

type Props = {
  lead: { id: string; version: number; note: string };
  /** Local times, as a datetime-local field holds them. */
  initial: string;
  choices: Record<(typeof CHOICES)[number], string>;
  timeZone: string;
  isPlanned: boolean;
};

export function FollowUpDialog(props: Props) {
  const t = useTranslations('leads.follow_up');
  const tc = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={props.isPlanned ? 'quiet' : 'primary'} size="sm" onClick={() => setOpen(true)}>
        {t(props.isPlanned ? 'change' : 'plan')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('dialog')} closeLabel={tc('close')}>
        <FollowUpForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function FollowUpForm({ lead, initial, choices, timeZone, close }: Props & { close: () => void }) {
  const t = useTranslations('leads.follow_up');
  const tc = useTranslations('common');
  const [first] = useState(lead);
  const [at, setAt] = useState(initial);
  const { state, formAction, pending, ref, latest } = useLeadForm(setFollowUpAction, close);
  return (
    <form ref={ref} action={formAction}>
      <fieldset disabled={pending} className="space-y-4">
        <input type="hidden" name="leadId" value={first.id} />
        <input type="hidden" name="version" value={latest ? lead.version : first.version} />
        {state.ok === false && <FormMessage state={state} />}
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1 text-sm font-medium">{t('quick')}</legend>
          {CHOICES.map((choice) => (
            <Button
              key={choice}
              variant="secondary"
              size="sm"
              aria-pressed={at === choices[choice]}
              onClick={() => setAt(choices[choice])}
            >
              {t(choice)}
            </Button>
          ))}
        </fieldset>
        <Field
          name="at"
          idPrefix="follow-up"
          label={t('at')}
          hint={t('at_hint', { zone: timeZone })}
          error={state.fieldErrors?.at}
        >
          {(aria) => (
            <Input
              {...aria}
              type="datetime-local"
              name="at"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Field>
        <Field
          name="note"
          idPrefix="follow-up"
          label={t('note')}
          optionalLabel={tc('optional')}
          error={state.fieldErrors?.note}
        >
          {(aria) => (
            <Input
              {...aria}
              name="note"
              maxLength={200}
              defaultValue={fieldValue(state, 'note', first.note)}
            />
          )}
        </Field>
        <DialogActions onCancel={close}>
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogActions>
      </fieldset>
    </form>
  );
}
