'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import { useBillingWords } from '@/components/billing/use-billing-words';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { amountText } from '@/lib/billing/typed-amount';
import type { CostBook } from '@/lib/catalog/cost-book';
import { RESOURCE_KEYS, type ResourceKey } from '@/lib/catalog/price-book';
import { useTranslations } from '@/lib/i18n/use-words';
import { publishCostsAction } from './actions';
import { useAddonName } from './addon-name';
import { PlanMargins, type PricedPlan } from './plan-margins';

type Props = {
  /** The newest version, planned ones included: what the next one starts from. */
  newest: CostBook | null;
  plans: readonly PricedPlan[];
  /** What a unit is sold at, beside what it costs. */
  sold: Record<ResourceKey, number>;
  addons: readonly string[];
  currency: string;
  today: string;
};

/** The next version of the costs, with the margin that each plan would have. */
export function CostsForm({ newest, plans, sold, addons, currency, today }: Props) {
  const t = useTranslations('costs');
  const locale = useLocale();
  const addonName = useAddonName();
  const { money } = useBillingWords();
  const { state, formAction, ref } = useForm(publishCostsAction);
  const [typed, setTyped] = useState<Record<string, string>>(() => ({
    validFrom: today,
    ...Object.fromEntries(RESOURCE_KEYS.map((key) => [key, amountText(newest?.unitCents[key] ?? 0, locale)])),
    ...Object.fromEntries(
      addons.map((code) => [`share.${code}`, shareText(newest?.addonShareBp[code] ?? 0, locale)]),
    ),
  }));
  const field = (name: string, label: string, hint?: string, type = 'text') => (
    <Field key={name} name={name} idPrefix="cost" label={label} hint={hint} error={state.fieldErrors?.[name]}>
      {(aria) => (
        <Input
          {...aria}
          name={name}
          type={type}
          {...(type === 'text' && { inputMode: 'decimal' as const, className: 'tabular text-right' })}
          {...(type === 'date' && { min: today })}
          required
          maxLength={40}
          value={typed[name] ?? ''}
          onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
        />
      )}
    </Field>
  );
  const version = (newest?.version ?? 0) + 1;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card aria-labelledby="new-costs">
        <CardHeader id="new-costs" title={t('new')} />
        <form ref={ref} action={formAction} className="space-y-5 p-4">
          <input type="hidden" name="seen" value={version - 1} />
          <fieldset>
            <legend className="pb-2 text-sm font-semibold">{t('units')}</legend>
            <div className="grid grid-cols-2 gap-4">
              {RESOURCE_KEYS.map((key) =>
                field(key, t(`unit.${key}`), t('sold', { price: money(sold[key], currency) })),
              )}
            </div>
          </fieldset>
          {addons.length > 0 && (
            <fieldset>
              <legend className="pb-2 text-sm font-semibold">{t('shares')}</legend>
              <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
                {addons.map((code) => field(`share.${code}`, addonName(code)))}
              </div>
            </fieldset>
          )}
          {field('validFrom', t('validFrom'), t('validFromHint'), 'date')}
          <FormMessage state={state} />
          <SubmitButton>{t('publish', { version })}</SubmitButton>
        </form>
      </Card>
      <PlanMargins plans={plans} typed={typed} currency={currency} />
    </div>
  );
}

function shareText(basisPoints: number, locale: string): string {
  return String(basisPoints / 100).replace('.', locale === 'fr' ? ',' : '.');
}
