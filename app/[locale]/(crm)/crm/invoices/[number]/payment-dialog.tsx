'use client';

import { useLocale } from 'next-intl';
import { Field } from '@/components/form/field';
import { FormDialog } from '@/components/form/form-dialog';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { amountText } from '@/lib/billing/typed-amount';
import { type FormState, fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
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
export function PaymentDialog({ kind, invoiceId, number, currency, amountCents, today }: Props) {
  const t = useTranslations('billing.staff');
  const locale = useLocale();
  const isRefund = kind === 'refund';
  const amount = formatMoney(amountCents, currency, locale);
  return (
    <FormDialog
      trigger={(open) => (
        <Button size="sm" onClick={open}>
          {t(isRefund ? 'refund' : 'record')}
        </Button>
      )}
      title={t(isRefund ? 'refundTitle' : 'recordTitle', { number })}
      description={t(isRefund ? 'refundLead' : 'recordLead', { amount })}
      closeLabel={t('cancel')}
      action={isRefund ? recordRefundAction : recordPaymentAction}
      values={{ invoiceId }}
      once
      submitLabel={t(isRefund ? 'refundSubmit' : 'recordSubmit')}
    >
      {(state) => <PaymentFields state={state} {...{ kind, amountCents, today }} />}
    </FormDialog>
  );
}

type FieldsProps = Pick<Props, 'kind' | 'amountCents' | 'today'> & { state: FormState };

function PaymentFields({ state, kind, amountCents, today }: FieldsProps) {
  const t = useTranslations('billing');
  const locale = useLocale();
  const isRefund = kind === 'refund';
  const errors = state.fieldErrors ?? {};
  return (
    <>
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
    </>
  );
}
