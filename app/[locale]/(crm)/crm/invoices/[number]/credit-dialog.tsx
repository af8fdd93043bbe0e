'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { newBrowserKey } from '@/lib/browser-key';
import { fieldValue } from '@/lib/form-state';
import { formatMoney } from '@/lib/money';
import { issueCreditAction } from '../actions';

type Props = { invoiceId: string; number: string; currency: string; creditableNetCents: number };

/** Takes an invoice back by a credit note: all that is left of it, or a part. */
export function CreditDialog(props: Props) {
  const t = useTranslations('billing.staff');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const amount = formatMoney(props.creditableNetCents, props.currency, locale);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t('credit')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('creditTitle', { number: props.number })}
        description={t('creditLead', { amount })}
        closeLabel={t('cancel')}
      >
        <CreditForm invoiceId={props.invoiceId} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function CreditForm({ invoiceId, onDone }: { invoiceId: string; onDone: () => void }) {
  const t = useTranslations('billing.staff');
  const [key] = useState(newBrowserKey);
  const { state, formAction, ref } = useForm(issueCreditAction, { onSuccess: onDone });
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      <input type="hidden" name="invoiceId" value={invoiceId} />
      <input type="hidden" name="key" value={key} />
      <Field
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        error={state.fieldErrors?.reason}
        idPrefix="credit"
      >
        {(aria) => (
          <Input
            {...aria}
            name="reason"
            required
            minLength={3}
            maxLength={300}
            defaultValue={fieldValue(state, 'reason')}
          />
        )}
      </Field>
      <Field
        name="amount"
        label={t('creditAmount')}
        hint={t('creditAll')}
        error={state.fieldErrors?.amount}
        idPrefix="credit"
      >
        {(aria) => (
          <Input
            {...aria}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            className="tabular"
            defaultValue={fieldValue(state, 'amount')}
          />
        )}
      </Field>
      <DialogActions onCancel={onDone}>
        <SubmitButton variant="danger">{t('creditSubmit')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
