'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { formatMoney } from '@/lib/money';
import { voidPaymentAction } from '../actions';

type Props = { payment: { id: string; amountCents: number; currency: string } };

/** Takes back a payment that was recorded by mistake. */
export function VoidDialog({ payment }: Props) {
  const t = useTranslations('billing.staff');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const amount = formatMoney(payment.amountCents, payment.currency, locale);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-6 rounded-sm text-xs text-ink-muted underline underline-offset-2 hover:text-ink"
      >
        {t('void')}
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('voidTitle')}
        description={t('voidLead', { amount })}
        closeLabel={t('cancel')}
      >
        <VoidForm paymentId={payment.id} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function VoidForm({ paymentId, onDone }: { paymentId: string; onDone: () => void }) {
  const t = useTranslations('billing.staff');
  const { state, formAction, ref } = useForm(voidPaymentAction, { onSuccess: onDone });
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      <input type="hidden" name="paymentId" value={paymentId} />
      <Field
        name="reason"
        label={t('reason')}
        error={state.fieldErrors?.reason}
        idPrefix={`void-${paymentId}`}
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
      <DialogActions onCancel={onDone}>
        <SubmitButton variant="danger">{t('voidSubmit')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
