'use client';

import { useEffect, useState } from 'react';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Textarea } from '@/components/ui/input';
import { newBrowserKey } from '@/lib/browser-key';
import { fieldValue } from '@/lib/form-state';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { type OfferWay, WayField } from '../way-field';
import { askQuestionAction } from './actions';

type Props = { way: OfferWay; locale: AppLocale; labels: Messages['offer']; sellerName: string };

/** A question to the seller; it is asked once, however often the button is pressed. */
export function AskForm({ way, locale, labels, sellerName }: Props) {
  const { ask } = labels;
  // Empty where no script runs: then each press asks anew.
  const [key, setKey] = useState('');
  useEffect(() => setKey(newBrowserKey()), []);
  const { state, formAction, ref } = useForm(askQuestionAction, { onSuccess: () => setKey(newBrowserKey()) });
  return (
    <form ref={ref} action={formAction} className="space-y-3">
      <p className="text-sm text-ink-muted">{fill(ask.lead, { name: sellerName })}</p>
      {state.message && <FormMessage state={state} />}
      <Field name="question" label={ask.label} error={state.fieldErrors?.question}>
        {(aria) => (
          <Textarea
            {...aria}
            name="question"
            rows={3}
            required
            minLength={3}
            maxLength={2_000}
            defaultValue={state.ok === false ? fieldValue(state, 'question') : ''}
          />
        )}
      </Field>
      <WayField way={way} />
      <input type="hidden" name="idempotencyKey" value={key} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton variant="secondary">{ask.submit}</SubmitButton>
    </form>
  );
}
