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
import { Input, Select } from '@/components/ui/input';
import { amountText } from '@/lib/billing/typed-amount';
import { newBrowserKey } from '@/lib/browser-key';
import { fieldValue } from '@/lib/form-state';
import { formatMoney } from '@/lib/money';
import { recordPaymentAction, recordRefundAction } from '../actions';

const METHODS = ['bank_transfer', 'card', 'other'] as const;

type Props = {
  kind: 'payment' | 'refund';
  invoiceId: string;
  number: string;
  currency: string;
  /** What is left, one way or the other. */
  amountCents: number;
  today: string;
};

/** Records money that came in, or that went back. */
export function PaymentDialog(props: Props) {
  const t = useTranslations('billing.staff');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const isRefund = props.kind === 'refund';
  const amount = formatMoney(props.amountCents, props.currency, locale);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t(isRefund ? 'refund' : 'record')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(isRefund ? 'refundTitle' : 'recordTitle', { number: props.number })}
        description={t(isRefund ? 'refundLead' : 'recordLead', { amount })}
        closeLabel={t('cancel')}
      >
        <PaymentForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function PaymentForm({ kind, invoiceId, amountCents, today, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('billing');
  const locale = useLocale();
  const [key] = useState(newBrowserKey);
  const isRefund = kind === 'refund';
  const action = isRefund ? recordRefundAction : recordPaymentAction;
  const { state, formAction, ref } = useForm(action, { onSuccess: onDone });
  const errors = state.fieldErrors ?? {};
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      <input type="hidden" name="invoiceId" value={invoiceId} />
      <input type="hidden" name="key" value={key} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="amount" label={t('staff.amount')} error={errors.amount} idPrefix={kind}>
          {(aria) => (
            <Input
              {...aria}
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              required
              className="tabular"
              defaultValue={fieldValue(state, 'amount', amountText(amountCents, locale))}
            />
          )}
        </Field>
        <Field name="receivedOn" label={t('staff.day')} error={errors.receivedOn} idPrefix={kind}>
          {(aria) => (
            <Input
              {...aria}
              type="date"
              name="receivedOn"
              max={today}
              required
              defaultValue={fieldValue(state, 'receivedOn', today)}
            />
          )}
        </Field>
      </div>
      {!isRefund && (
        <Field name="method" label={t('staff.method')} error={errors.method} idPrefix={kind}>
          {(aria) => (
            <Select {...aria} name="method" defaultValue={fieldValue(state, 'method', 'bank_transfer')}>
              {METHODS.map((method) => (
                <option key={method} value={method}>
                  {t(`method.${method}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        name="reference"
        label={t('staff.reference')}
        hint={t('staff.referenceHint')}
        optionalLabel={t('address.optional')}
        error={errors.reference}
        idPrefix={kind}
      >
        {(aria) => (
          <Input {...aria} name="reference" maxLength={140} defaultValue={fieldValue(state, 'reference')} />
        )}
      </Field>
      <DialogActions onCancel={onDone}>
        <SubmitButton>{t(isRefund ? 'staff.refundSubmit' : 'staff.recordSubmit')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
