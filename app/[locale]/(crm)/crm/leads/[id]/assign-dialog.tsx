'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select, Textarea } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';
import type { AssigneeChoice } from '@/lib/leads/queries/staff';
import { assignLeadAction } from '../../actions';
import { useLeadForm } from './use-lead-form';

type Props = {
  lead: { id: string; assignedToId: string | null };
  assignees: readonly AssigneeChoice[];
  /** Where to go once the lead is out of one's own sight; null when it stays in sight. */
  leavesTo: string | null;
  actorId: string;
};

export function AssignDialog(props: Props) {
  const t = useTranslations('leads.assign');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={props.leavesTo ? `${t('description')} ${t('leave')}` : t('description')}
        closeLabel={t('open')}
      >
        <AssignForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AssignForm({ lead, assignees, leavesTo, actorId, close }: Props & { close: () => void }) {
  const t = useTranslations('leads.assign');
  const tc = useTranslations('common');
  const router = useRouter();
  const [to, setTo] = useState('');
  // Who had it when the dialog opened: a change meanwhile is a conflict, not an overwrite.
  const [fromId] = useState(lead.assignedToId ?? '');
  const { state, formAction, pending, ref, latest } = useLeadForm(assignLeadAction, () => {
    const name = assignees.find(({ id }) => id === to)?.name;
    toast(name ? t('done', { name }) : t('done_pool'));
    close();
    if (leavesTo && to !== 'pool' && to !== actorId) router.push(leavesTo);
  });
  return (
    <form ref={ref} action={formAction}>
      <fieldset disabled={pending} className="space-y-4">
        <input type="hidden" name="leadId" value={lead.id} />
        <input type="hidden" name="fromId" value={latest ? (lead.assignedToId ?? '') : fromId} />
        <input type="hidden" name="assigneeId" value={to === 'pool' ? '' : to} />
        {state.ok === false && <FormMessage state={state} />}
        <Field name="to" idPrefix="assign" label={t('to')} error={state.fieldErrors?.assigneeId}>
          {(aria) => (
            <Select
              {...aria}
              key={state.at}
              defaultValue={to}
              onChange={(event) => setTo(event.target.value)}
              required
            >
              <option value="">{t('choose')}</option>
              {assignees
                .filter(({ id }) => id !== lead.assignedToId)
                .map((person) => (
                  <option key={person.id} value={person.id}>
                    {choiceLabel(person, t)}
                  </option>
                ))}
              {lead.assignedToId && <option value="pool">{t('pool')}</option>}
            </Select>
          )}
        </Field>
        <Field name="note" idPrefix="assign" label={t('note')} optionalLabel={tc('optional')}>
          {(aria) => <Textarea {...aria} name="note" rows={2} maxLength={500} />}
        </Field>
        <DialogActions onCancel={close}>
          <SubmitButton disabled={to === ''}>{t('confirm')}</SubmitButton>
        </DialogActions>
      </fieldset>
    </form>
  );
}

function choiceLabel(person: AssigneeChoice, t: ReturnType<typeof useTranslations<'leads.assign'>>): string {
  const { name, openLeads: open, capacity } = person;
  return person.absent ? t('absent', { name }) : t('load', { name, open, capacity });
}
