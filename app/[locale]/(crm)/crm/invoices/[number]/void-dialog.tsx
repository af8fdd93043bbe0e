'use client';

import { useLocale } from 'next-intl';
import { FormDialog } from '@/components/form/form-dialog';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import { voidPaymentAction } from '../actions';
import { ReasonField } from './reason-field';

type Props = { payment: { id: string; amountCents: number; currency: string } };

/** Takes back a payment that was recorded by mistake. */
export function VoidDialog({ payment: { id, amountCents, currency } }: Props) {
  const t = useTranslations('billing.staff');
  const locale = useLocale();
  return (
    <FormDialog
      trigger={(open) => (
        <button
          type="button"
          onClick={open}
          className="min-h-6 rounded-sm text-xs text-ink-muted underline underline-offset-2 hover:text-ink"
        >
          {t('void')}
        </button>
      )}
      title={t('voidTitle')}
      description={t('voidLead', { amount: formatMoney(amountCents, currency, locale) })}
      closeLabel={t('cancel')}
      action={voidPaymentAction}
      values={{ paymentId: id }}
      submitLabel={t('voidSubmit')}
      danger
    >
      {(state) => <ReasonField state={state} idPrefix={`void-${id}`} />}
    </FormDialog>
  );
}
