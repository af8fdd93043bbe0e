'use client';

import { useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { ValueField } from '@/components/leads/value-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { Priority } from '@/lib/db/generated/enums';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { updateLeadAction } from '../../actions';
import { useLeadForm } from './use-lead-form';

type Deal = {
  id: string;
  version: number;
  estimatedValueCents: number;
  priority: Priority;
  expectedCloseDate: string;
};

export function DealDialog({ deal }: { deal: Deal }) {
  const t = useTranslations('leads.detail');
  const tc = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t('edit')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('edit_title')} closeLabel={tc('close')}>
        <DealForm deal={deal} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DealForm({ deal, close }: { deal: Deal; close: () => void }) {
  const t = useTranslations('leads');
  const tc = useTranslations('common');
  // The version the dialog opened with: what others change meanwhile is never overwritten unseen.
  const [first] = useState(deal);
  const { state, formAction, pending, ref, latest } = useLeadForm(updateLeadAction, close);
  return (
    <form ref={ref} action={formAction}>
      <fieldset disabled={pending} className="space-y-4">
        <input type="hidden" name="leadId" value={first.id} />
        <input type="hidden" name="version" value={latest ? deal.version : first.version} />
        {state.ok === false && <FormMessage state={state} />}
        <ValueField
          idPrefix="deal"
          label={t('detail.edit_value')}
          valueCents={first.estimatedValueCents}
          state={state}
        />
        <Field
          name="priority"
          idPrefix="deal"
          label={t('detail.priority')}
          error={state.fieldErrors?.priority}
        >
          {(aria) => (
            <Select
              {...aria}
              key={state.at}
              name="priority"
              defaultValue={fieldValue(state, 'priority', first.priority)}
            >
              {Object.values(Priority).map((priority) => (
                <option key={priority} value={priority}>
                  {t(`priority.${priority}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          name="expectedCloseDate"
          idPrefix="deal"
          label={t('detail.close_date')}
          optionalLabel={tc('optional')}
          error={state.fieldErrors?.expectedCloseDate}
        >
          {(aria) => (
            <Input
              {...aria}
              type="date"
              name="expectedCloseDate"
              defaultValue={fieldValue(state, 'expectedCloseDate', first.expectedCloseDate)}
            />
          )}
        </Field>
        <DialogActions onCancel={close}>
          <SubmitButton>{tc('save')}</SubmitButton>
        </DialogActions>
      </fieldset>
    </form>
  );
}
