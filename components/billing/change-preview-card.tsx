'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import type { ChangePreview, Sums } from '@/lib/billing/change-plan';
import { newBrowserKey } from '@/lib/browser-key';
import { changePlanAction } from './subscription-actions';
import { useBillingWords } from './use-billing-words';

type Props = {
  plan: { code: string; name: string };
  offer: (ChangePreview & { shown: string }) | null;
  refusal: string | null;
  subscription: { id: string; currency: string; cycle: 'monthly' | 'yearly' };
  path: string;
};

/** What a change of plan costs to the cent, and its confirmation. */
export function ChangePreviewCard({ plan, offer, refusal, subscription, path }: Props) {
  const t = useTranslations('billing.subscription.change');
  const { day, money } = useBillingWords();
  const back = (
    <a href={path} className={buttonStyle('secondary')}>
      {t('cancel')}
    </a>
  );
  if (!offer)
    return (
      <Card aria-labelledby="preview">
        <CardHeader id="preview" title={plan.name} />
        <div className="space-y-3 p-4">
          <p className="text-sm">{refusal}</p>
          {back}
        </div>
      </Card>
    );
  const { dueNow, perPeriod, lines, from, nextOn } = offer;
  const { currency } = subscription;
  const title = dueNow.netCents > 0 ? 'dueNow' : dueNow.netCents < 0 ? 'creditNow' : 'nothingNow';
  return (
    <Card aria-labelledby="preview">
      <CardHeader id="preview" title={plan.name} />
      <p className="px-4 pt-3 text-sm text-ink-muted">{t('from', { day: day(new Date(from)) })}</p>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li
            key={`${line.description} ${line.periodStart}`}
            className="flex justify-between gap-4 px-4 py-2.5 text-sm"
          >
            <span className="min-w-0 break-words">{line.description}</span>
            <span className="tabular whitespace-nowrap">{money(line.netCents, currency)}</span>
          </li>
        ))}
      </ul>
      <SumRow label={t(title)} sums={dueNow} currency={currency} strong />
      <SumRow label={t('then', { day: day(new Date(nextOn)) })} sums={perPeriod} currency={currency} />
      <div className="space-y-3 border-t border-line p-4">
        <ConfirmChange subscriptionId={subscription.id} plan={plan.code} shown={offer.shown} path={path} />
        {back}
      </div>
    </Card>
  );
}

type RowProps = { label: string; sums: Sums; currency: string; strong?: boolean };

function SumRow({ label, sums, currency, strong = false }: RowProps) {
  const t = useTranslations('billing.subscription.change');
  const { money } = useBillingWords();
  const part = (cents: number) => money(Math.abs(cents), currency);
  return (
    <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-3 text-sm">
      <span className={strong ? 'font-semibold' : ''}>{label}</span>
      <span className="tabular text-right">
        <span className={strong ? 'text-base font-semibold' : 'font-medium'}>
          {part(sums.grossCents)} {t('gross')}
        </span>
        <span className="block text-xs text-ink-muted">
          {part(sums.netCents)} {t('net')} · {part(sums.vatCents)} {t('vat')}
        </span>
      </span>
    </div>
  );
}

function ConfirmChange(props: { subscriptionId: string; plan: string; shown: string; path: string }) {
  const t = useTranslations('billing.subscription.change');
  const [key, setKey] = useState('');
  // Made once the page is in the browser: the same click twice is one change.
  useEffect(() => setKey(newBrowserKey()), []);
  const { state, formAction, ref } = useForm(changePlanAction, {
    onSuccess: () => window.location.assign(props.path),
  });
  return (
    <form ref={ref} action={formAction} className="space-y-3">
      <FormMessage state={state} />
      <input type="hidden" name="subscriptionId" value={props.subscriptionId} />
      <input type="hidden" name="plan" value={props.plan} />
      <input type="hidden" name="shown" value={props.shown} />
      <input type="hidden" name="key" value={key} />
      <SubmitButton>{t('confirm')}</SubmitButton>
    </form>
  );
}
