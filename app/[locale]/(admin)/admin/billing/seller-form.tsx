'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import type { Seller } from '@/lib/billing/settings-schema';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { updateIdentityAction } from './actions';

/** Name, longest text, whether it is required, whether it takes the whole width. */
const FIELDS = [
  ['name', 120, true, true],
  ['legalForm', 60, true, false],
  ['capital', 40, false, false],
  ['street', 160, true, true],
  ['postalCode', 16, true, false],
  ['city', 80, true, false],
  ['country', 2, true, false],
  ['siren', 20, true, false],
  ['rcs', 80, false, false],
  ['vatNumber', 30, true, false],
  ['email', 254, true, false],
  ['phone', 30, false, false],
  ['iban', 50, false, true],
  ['bic', 20, false, false],
] as const;

/** Who sells, as every document will say. */
export function SellerForm({ seller, version }: { seller: Seller | null; version: number }) {
  const t = useTranslations('billing.admin');
  const { state, formAction, ref } = useForm(updateIdentityAction);
  const rate = seller?.penaltyRateBp;
  return (
    <Card aria-labelledby="seller">
      <CardHeader id="seller" title={t('seller')} />
      <form ref={ref} action={formAction} className="space-y-4 p-4">
        <p className="text-sm text-ink-muted">{t('sellerLead')}</p>
        <FormMessage state={state} />
        <input type="hidden" name="version" value={version} />
        <div className="grid gap-4 sm:grid-cols-2">
          {FIELDS.map(([name, max, required, wide]) => (
            <Field
              key={name}
              name={name}
              label={t(name)}
              hint={name === 'country' ? t('countryHint') : undefined}
              idPrefix="seller"
              className={wide ? 'sm:col-span-2' : ''}
              error={state.fieldErrors?.[name]}
              optionalLabel={required ? undefined : t('optional')}
            >
              {(aria) => (
                <Input
                  {...aria}
                  name={name}
                  maxLength={max}
                  required={required}
                  defaultValue={fieldValue(state, name, seller?.[name] ?? (name === 'country' ? 'FR' : ''))}
                />
              )}
            </Field>
          ))}
          <Field
            name="penaltyRate"
            label={t('penalty')}
            hint={t('penaltyHint')}
            idPrefix="seller"
            optionalLabel={t('optional')}
            error={state.fieldErrors?.penaltyRate}
          >
            {(aria) => (
              <Input
                {...aria}
                name="penaltyRate"
                inputMode="decimal"
                maxLength={12}
                defaultValue={fieldValue(state, 'penaltyRate', rate === undefined ? '' : String(rate / 100))}
              />
            )}
          </Field>
        </div>
        <SubmitButton>{t('save')}</SubmitButton>
      </form>
    </Card>
  );
}
