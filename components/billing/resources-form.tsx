'use client';

import { type ReactNode, useState } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { UnitField } from '@/components/order/unit-field';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import type { ChangeUnit } from '@/lib/billing/subscription-page';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = {
  units: readonly ChangeUnit[];
  /** Why what was asked for cannot be had. */
  refusal: string | null;
  fieldErrors: Record<string, string>;
  path: string;
  /** The plan built by the unit that is changed to; null for other resources in one's own. */
  plan: { code: string; name: string } | null;
  /** How to have by people what cannot be had here. */
  help: ReactNode;
};

/** The resources of servers built by the unit; what they change is shown before anything is done. Works without JavaScript. */
export function ResourcesForm({ units, refusal, fieldErrors, path, plan, help }: Props) {
  const t = useTranslations('billing.subscription.change');
  const [typed, setTyped] = useState(() => Object.fromEntries(units.map(({ name, asked }) => [name, asked])));
  return (
    <Card aria-labelledby="change">
      <CardHeader id="change" title={plan ? t('toPlan', { plan: plan.name }) : t('resources')} />
      {/* The next page says what is wrong with each field, in the words of the reader. */}
      <form action={path} noValidate className="space-y-4 p-4">
        {plan && <input type="hidden" name="plan" value={plan.code} />}
        {refusal ? (
          <div className="space-y-2">
            <FormMessage state={{ ok: false, message: refusal }} />
            {help}
          </div>
        ) : (
          <p className="text-sm text-ink-muted">{t('resourcesLead')}</p>
        )}
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {units.map(({ name, range, current }) => (
            <UnitField
              key={name}
              name={name}
              label={t(`units.${name}`)}
              sliderLabel={t('slider', { label: t(`units.${name}`) })}
              value={typed[name] ?? ''}
              range={range}
              hint={t('today', { current })}
              error={fieldErrors[name]}
              onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
              onSettle={() => {}}
            />
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="secondary">
            {t('preview')}
          </Button>
          {plan && (
            <a href={path} className={buttonStyle('secondary')}>
              {t('cancel')}
            </a>
          )}
        </div>
      </form>
    </Card>
  );
}
