'use client';

import { Field } from '@/components/form/field';
import { FormDialog } from '@/components/form/form-dialog';
import { Checkbox, Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { setVatNumberAction } from './actions';

type Props = { customerId: string; vatNumber: string | null; verified: boolean };

/** An admin writes down a client's VAT number, and that it was checked. */
export function VatDialog({ customerId, vatNumber, verified }: Props) {
  const t = useTranslations('billing.customer');
  return (
    <FormDialog
      trigger={(open) => (
        <button
          type="button"
          onClick={open}
          className="tabular inline-flex min-h-6 items-center rounded-sm text-sm text-module underline underline-offset-4 hover:no-underline"
        >
          {vatNumber && <span className="sr-only">{t('vatEdit')} </span>}
          {vatNumber ?? t('vatAdd')}
        </button>
      )}
      title={t('vatTitle')}
      description={t('vatLead')}
      closeLabel={t('vatClose')}
      action={setVatNumberAction}
      values={{ customerId }}
      submitLabel={t('vatSave')}
    >
      {(state) => (
        <>
          <Field
            name="vatNumber"
            label={t('vatNumber')}
            idPrefix="vat"
            hint={t('vatHint')}
            error={state.fieldErrors?.vatNumber}
          >
            {(aria) => (
              <Input
                {...aria}
                name="vatNumber"
                maxLength={30}
                autoComplete="off"
                spellCheck={false}
                defaultValue={fieldValue(state, 'vatNumber', vatNumber ?? '')}
              />
            )}
          </Field>
          <label htmlFor="vat-verified" className="flex min-h-9 items-center gap-2 text-sm">
            <Checkbox
              id="vat-verified"
              name="verified"
              defaultChecked={state.values ? fieldValue(state, 'verified') === 'on' : verified}
            />
            {t('vatCheck')}
          </label>
        </>
      )}
    </FormDialog>
  );
}
