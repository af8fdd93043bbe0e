'use client';

import { CreditCard } from 'lucide-react';
import { useLocale } from 'next-intl';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import { payByCardAction } from '../actions';

type Props = {
  number: string;
  invoice: { balanceCents: number; currency: string };
  /** What Stripe's page sent the client back with. */
  outcome: 'done' | 'back' | undefined;
};

/** Leads to Stripe's page for what is left to pay; says what came of it when the client is back. */
export function CardPayment({ number, invoice, outcome }: Props) {
  const t = useTranslations('billing.page');
  const locale = useLocale();
  const { state, formAction, ref } = useForm(payByCardAction, {
    onSuccess: ({ goTo }) => {
      if (goTo) window.location.assign(goTo);
    },
  });
  const amount = formatMoney(invoice.balanceCents, invoice.currency, locale);
  return (
    <form ref={ref} action={formAction} className="space-y-2">
      {outcome === 'done' && (
        <p role="status" className="rounded-md bg-module-soft px-3 py-2 text-sm text-module-strong">
          {t('cardPending')}
        </p>
      )}
      {outcome === 'back' && (
        <p role="status" className="rounded-md bg-sunken px-3 py-2 text-sm">
          {t('cardBack')}
        </p>
      )}
      {state.ok === false && <FormMessage state={state} />}
      <input type="hidden" name="number" value={number} />
      <SubmitButton>
        <CreditCard aria-hidden="true" className="size-4" /> {t('payByCard', { amount })}
      </SubmitButton>
      <p className="text-xs text-ink-muted">{t('cardHint')}</p>
    </form>
  );
}
