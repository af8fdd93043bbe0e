'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Select, Textarea } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { DECLINE_REASONS } from '@/lib/quotes/status';
import { type OfferWay, WayField } from '../way-field';
import { declineQuoteAction } from './actions';

type Props = { way: OfferWay; locale: AppLocale; labels: Messages['offer'] };

/** The no, with its reason, out of the way of the yes. */
export function DeclineForm({ way, locale, labels }: Props) {
  const { decline } = labels;
  const { state, formAction, ref } = useForm(declineQuoteAction);
  const errors = state.fieldErrors ?? {};
  return (
    <details className="mt-4" open={state.ok === false || undefined}>
      <summary className="w-fit rounded-md px-1 py-1 text-sm text-ink-muted underline underline-offset-4 hover:text-ink">
        {decline.open}
      </summary>
      <form
        ref={ref}
        action={formAction}
        className="mt-3 space-y-4 rounded-xl border border-line bg-surface p-4 sm:p-6"
      >
        <p className="text-sm text-ink-muted">{decline.lead}</p>
        {state.ok === false && <FormMessage state={state} />}
        <Field name="reason" label={decline.reason} error={errors.reason}>
          {(aria) => (
            <Select
              {...aria}
              key={state.at}
              name="reason"
              required
              defaultValue={fieldValue(state, 'reason')}
              className="sm:max-w-xs"
            >
              <option value="" disabled>
                {decline.choose}
              </option>
              {DECLINE_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {decline.reasons[reason]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="note" label={decline.note} error={errors.note}>
          {(aria) => (
            <Textarea
              {...aria}
              name="note"
              rows={3}
              maxLength={1_000}
              defaultValue={fieldValue(state, 'note')}
            />
          )}
        </Field>
        <WayField way={way} />
        <input type="hidden" name="locale" value={locale} />
        <SubmitButton variant="secondary">{decline.submit}</SubmitButton>
      </form>
    </details>
  );
}
