'use client';

import { Field } from '@/components/form/field';
import { NumberField } from '@/components/form/number-field';
import { SaveRow } from '@/components/form/save-row';
import { useForm } from '@/components/form/use-form';
import { Checkbox, Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import type { Automation } from '@/lib/quotes/automatic/settings';
import { changeAutomationAction } from './actions';

/** Whether standard orders are quoted by the platform, and what a standard order is. */
export function AutomationForm({ settings }: { settings: Automation }) {
  const t = useTranslations('automation');
  const { state, formAction, ref } = useForm(changeAutomationAction);
  const checked = state.values ? state.values.autoQuote === 'on' : settings.autoQuote;
  return (
    <form ref={ref} action={formAction} key={settings.version} className="space-y-4 p-4">
      <input type="hidden" name="version" value={settings.version} />
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
        <Checkbox
          id="auto-quote"
          name="autoQuote"
          defaultChecked={checked}
          aria-describedby="auto-quote-hint"
          className="mt-0.5"
        />
        <label htmlFor="auto-quote" className="min-h-6 font-medium">
          {t('auto_quote')}
        </label>
        <p id="auto-quote-hint" className="col-start-2 text-ink-muted">
          {t('auto_quote_hint')}
        </p>
      </div>
      <Field
        name="countries"
        label={t('countries')}
        hint={t('countries_hint')}
        error={state.fieldErrors?.countries}
      >
        {(aria) => (
          <Input
            {...aria}
            name="countries"
            required
            maxLength={1_000}
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={fieldValue(state, 'countries', settings.countries.join(', '))}
          />
        )}
      </Field>
      <NumberField
        name="maxServers"
        label={t('max_servers')}
        min={1}
        max={50}
        value={settings.maxServers}
        state={state}
      />
      <SaveRow label={t('save')} state={state} />
    </form>
  );
}
