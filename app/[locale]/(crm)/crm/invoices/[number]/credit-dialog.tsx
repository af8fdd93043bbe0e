'use client';

import { useLocale } from 'next-intl';
import { Field } from '@/components/form/field';
import { FormDialog } from '@/components/form/form-dialog';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import { issueCreditAction } from '../actions';
import { ReasonField } from './reason-field';

type Props = { invoiceId: string; number: string; currency: string; creditableNetCents: number };

/** Takes an invoice back by a credit note: all that is left of it, or a part. */
export function CreditDialog({ invoiceId, number, currency, creditableNetCents }: Props) {
  const t = useTranslations('billing.staff');
  const locale = useLocale();
  return (
    <FormDialog
      trigger={(open) => (
        <Button variant="secondary" size="sm" onClick={open}>
          {t('credit')}
        </Button>
      )}
      title={t('creditTitle', { number })}
      description={t('creditLead', { amount: formatMoney(creditableNetCents, currency, locale) })}
      closeLabel={t('cancel')}
      action={issueCreditAction}
      values={{ invoiceId }}
      once
      submitLabel={t('creditSubmit')}
      danger
    >
      {(state) => (
        <>
          <ReasonField state={state} idPrefix="credit" hint={t('reasonHint')} />
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
        </>
      )}
    </FormDialog>
  );
}
