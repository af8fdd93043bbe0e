'use client';

import { TriangleAlert } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import type { Sums } from '@/lib/billing/change-proration';
import { UNIT_NAMES } from '@/lib/billing/change-target';
import { CUSTOM_KEYS } from '@/lib/catalog/configuration';
import { RESOURCE_KEYS, type Resources } from '@/lib/catalog/price-book';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { changePlanAction } from './subscription-actions';
import { useBillingWords } from './use-billing-words';
import type { WordedPreview } from './word-preview';

type Props = WordedPreview & {
  subscription: { id: string; currency: string; cycle: 'monthly' | 'yearly' };
  path: string;
  /** How to have by people what cannot be had here. */
  help: ReactNode;
  place: 'account' | 'crm';
};

/** What a change costs to the cent, and its confirmation. */
export function ChangePreviewCard({
  plan,
  fields,
  offer,
  refusal,
  once,
  isForPeople,
  subscription,
  path,
  help,
  place,
}: Props) {
  const t = useTranslations('billing.subscription.change');
  const { day, money } = useBillingWords();
  const title = plan?.name ?? t('resources');
  const back = (
    <a href={path} className={buttonStyle('secondary')}>
      {t('cancel')}
    </a>
  );
  if (!offer)
    return (
      <Card aria-labelledby="preview">
        <CardHeader id="preview" title={title} />
        <div className="space-y-3 p-4">
          <p className="text-sm">{refusal}</p>
          <div className="flex flex-wrap items-center gap-3">
            {isForPeople && help}
            {back}
          </div>
        </div>
      </Card>
    );
  const { dueNow, perPeriod, lines, from, nextOn, servers } = offer;
  const { currency } = subscription;
  const due = dueNow.netCents > 0 ? 'dueNow' : dueNow.netCents < 0 ? 'creditNow' : 'nothingNow';
  return (
    <Card aria-labelledby="preview">
      <CardHeader id="preview" title={title} />
      <p className="px-4 pt-3 text-sm text-ink-muted">{t('from', { day: day(new Date(from)) })}</p>
      <ServerChange {...servers} />
      <ul className="divide-y divide-line border-t border-line">
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
      <SumRow label={t(due)} sums={dueNow} currency={currency} strong />
      <SumRow label={t('then', { day: day(new Date(nextOn)) })} sums={perPeriod} currency={currency} />
      <div className="flex flex-wrap items-end gap-3 border-t border-line p-4">
        <ConfirmChange
          subscriptionId={subscription.id}
          fields={fields}
          shown={offer.shown}
          once={once}
          place={place}
        />
        {back}
      </div>
    </Card>
  );
}

type Sizes = { before: Resources; after: Resources };

/** What each server is going to have, and a warning where what is stored may no longer fit. */
function ServerChange({ before, after }: Sizes) {
  const t = useTranslations('billing.subscription.change');
  const number = useFormatter().number;
  return (
    <div className="space-y-2 px-4 py-3 text-sm">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
        {RESOURCE_KEYS.map((key) => (
          <div key={key}>
            <dt className="text-xs text-ink-muted">{t(`units.${CUSTOM_KEYS[key]}`)}</dt>
            <dd className={`tabular ${before[key] === after[key] ? 'text-ink-muted' : 'font-medium'}`}>
              {before[key] === after[key]
                ? number(after[key])
                : t('became', { before: before[key], after: after[key] })}
            </dd>
          </div>
        ))}
      </dl>
      {after.storageGb < before.storageGb && (
        <p className="flex items-start gap-2 text-warning">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t('shrinks', { storage: after.storageGb })}
        </p>
      )}
    </div>
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
      <span className="tabular ml-auto text-right">
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

type ConfirmProps = {
  subscriptionId: string;
  fields: WordedPreview['fields'];
  shown: string;
  once: string;
  place: Props['place'];
};

function ConfirmChange({ subscriptionId, fields, shown, once, place }: ConfirmProps) {
  const t = useTranslations('billing.subscription.change');
  const locale = useLocale();
  const { state, formAction, ref } = useForm(changePlanAction);
  return (
    <form ref={ref} action={formAction} className="space-y-3">
      <FormMessage state={state} />
      <FieldRefusals errors={state.fieldErrors ?? {}} />
      <input type="hidden" name="subscriptionId" value={subscriptionId} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="shown" value={shown} />
      <input type="hidden" name="key" value={once} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton>{t('confirm')}</SubmitButton>
    </form>
  );
}

/** The capacity may have gone since the preview: which of the resources it lacks. */
function FieldRefusals({ errors }: { errors: Record<string, string> }) {
  const t = useTranslations('billing.subscription.change');
  const named = UNIT_NAMES.filter((name) => errors[name]);
  if (named.length === 0) return null;
  return (
    <ul className="space-y-1 text-sm text-danger">
      {named.map((name) => (
        <li key={name}>{t('refused', { label: t(`units.${name}`), why: errors[name] ?? '' })}</li>
      ))}
    </ul>
  );
}
