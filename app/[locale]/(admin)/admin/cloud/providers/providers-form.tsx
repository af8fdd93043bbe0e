'use client';

import { Field } from '@/components/form/field';
import { NumberField } from '@/components/form/number-field';
import { SaveRow } from '@/components/form/save-row';
import { useForm } from '@/components/form/use-form';
import { Input, Select } from '@/components/ui/input';
import { ServiceProvider } from '@/lib/db/generated/enums';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ProvisioningSettings } from '@/lib/provisioning/settings';
import { changeProvidersAction } from './actions';

type Props = { settings: ProvisioningSettings; plans: readonly { code: string; name: string }[] };

/** Who brings servers up, in general and by plan, and where the company's own automation answers. */
export function ProvidersForm({ settings, plans }: Props) {
  const t = useTranslations('services.providers');
  const { state, formAction, ref } = useForm(changeProvidersAction);
  const providers = Object.values(ServiceProvider).map((value) => (
    <option key={value} value={value}>
      {t(value)}
    </option>
  ));
  return (
    <form ref={ref} action={formAction} key={settings.version} className="space-y-4 p-4">
      <input type="hidden" name="version" value={settings.version} />
      <Field
        name="provider"
        label={t('default')}
        hint={t('default_hint')}
        error={state.fieldErrors?.provider}
      >
        {(aria) => (
          <Select {...aria} name="provider" defaultValue={fieldValue(state, 'provider', settings.provider)}>
            {providers}
          </Select>
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {plans.map(({ code, name }) => (
          <Field key={code} name={`plan-${code}`} label={t('plan', { plan: name })}>
            {(aria) => (
              <Select
                {...aria}
                name={`plan.${code}`}
                defaultValue={fieldValue(state, `plan.${code}`, settings.planProviders[code] ?? '')}
              >
                <option value="">{t('as_default')}</option>
                {providers}
              </Select>
            )}
          </Field>
        ))}
      </div>
      <Field name="webhookUrl" label={t('url')} hint={t('url_hint')} error={state.fieldErrors?.webhookUrl}>
        {(aria) => (
          <Input
            {...aria}
            name="webhookUrl"
            type="url"
            inputMode="url"
            maxLength={500}
            placeholder="https://automation.example.com/cloud-nexus"
            defaultValue={fieldValue(state, 'webhookUrl', settings.webhookUrl ?? '')}
          />
        )}
      </Field>
      <NumberField
        name="stepSeconds"
        label={t('pause')}
        hint={t('pause_hint')}
        min={0}
        max={60}
        value={settings.stepSeconds}
        state={state}
      />
      <SaveRow label={t('save')} state={state} />
    </form>
  );
}
