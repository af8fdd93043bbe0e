'use client';

import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import type { BillingAddressInput } from '@/lib/billing/schema';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { saveBillingAddressAction } from './actions';

type Address = { [Name in keyof BillingAddressInput]: string | null };

const FIELDS = [
  ['company', 120, false, 'organization', 'sm:col-span-2'],
  ['street', 160, true, 'address-line1', 'sm:col-span-2'],
  ['extra', 160, false, 'address-line2', 'sm:col-span-2'],
  ['postalCode', 16, true, 'postal-code', ''],
  ['city', 80, true, 'address-level2', ''],
  ['reference', 80, false, 'off', 'sm:col-span-2'],
] as const;

/** Where the client's invoices are addressed to; open at once while it is missing. */
export function AddressCard({ address }: { address: Address | null }) {
  const t = useTranslations('billing.address');
  const [open, setOpen] = useState(address === null);
  return (
    <Card aria-labelledby="address">
      <CardHeader id="address" title={t('title')}>
        {!open && (
          <Button variant="quiet" size="sm" onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        )}
      </CardHeader>
      {open || !address ? (
        <AddressForm address={address} onDone={() => setOpen(false)} />
      ) : (
        <address className="p-4 text-sm not-italic break-words">
          {address.company && <span className="block font-medium">{address.company}</span>}
          <span className="block">{address.street}</span>
          {address.extra && <span className="block">{address.extra}</span>}
          <span className="block">
            {address.postalCode} {address.city}
          </span>
          {address.reference && <span className="mt-1 block text-ink-muted">{address.reference}</span>}
        </address>
      )}
    </Card>
  );
}

function AddressForm({ address, onDone }: { address: Address | null; onDone: () => void }) {
  const t = useTranslations('billing.address');
  const { state, formAction, ref } = useForm(saveBillingAddressAction, { onSuccess: onDone });
  return (
    <form ref={ref} action={formAction} className="space-y-4 p-4">
      <p className="text-sm text-ink-muted">{t(address ? 'lead' : 'missing')}</p>
      <FormMessage state={state} />
      <div className="grid gap-3 sm:grid-cols-2">
        {FIELDS.map(([name, max, required, autoComplete, className]) => (
          <Field
            key={name}
            name={name}
            label={t(name)}
            idPrefix="address"
            className={className}
            error={state.fieldErrors?.[name]}
            optionalLabel={required ? undefined : t('optional')}
            hint={name === 'reference' ? t('referenceHint') : undefined}
          >
            {(aria) => (
              <Input
                {...aria}
                name={name}
                maxLength={max}
                required={required}
                autoComplete={autoComplete}
                defaultValue={fieldValue(state, name, address?.[name] ?? '')}
              />
            )}
          </Field>
        ))}
      </div>
      <SubmitButton>{t('save')}</SubmitButton>
    </form>
  );
}
