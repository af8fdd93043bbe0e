'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import type { BillingDocumentKind } from '@/lib/db/generated/enums';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { updateSeriesAction } from './actions';

type Series = { kind: BillingDocumentKind; prefix: string; next: string };

/** What the numbers of each series begin with, and which comes next. */
export function SeriesCard({ numbers }: { numbers: readonly Series[] }) {
  const t = useTranslations('billing.admin');
  return (
    <Card aria-labelledby="series">
      <CardHeader id="series" title={t('series')} />
      <div className="space-y-4 p-4">
        <p className="text-sm text-ink-muted">{t('seriesLead')}</p>
        {numbers.map((series) => (
          <SeriesForm key={`${series.kind} ${series.prefix}`} series={series} />
        ))}
      </div>
    </Card>
  );
}

function SeriesForm({ series: { kind, prefix, next } }: { series: Series }) {
  const t = useTranslations('billing.admin');
  const { state, formAction, ref } = useForm(updateSeriesAction);
  return (
    <form ref={ref} action={formAction} className="space-y-2">
      {state.message && <FormMessage state={state} />}
      <input type="hidden" name="kind" value={kind} />
      <div className="flex items-end gap-2">
        <Field
          name="prefix"
          label={t(`prefix.${kind}`)}
          idPrefix={kind}
          error={state.fieldErrors?.prefix}
          className="flex-1"
        >
          {(aria) => (
            <Input
              {...aria}
              name="prefix"
              required
              maxLength={9}
              className="tabular uppercase"
              defaultValue={fieldValue(state, 'prefix', prefix)}
            />
          )}
        </Field>
        <SubmitButton variant="secondary">{t('save')}</SubmitButton>
      </div>
      <p className="tabular text-xs text-ink-muted">{t('nextNumber', { number: next })}</p>
    </form>
  );
}
