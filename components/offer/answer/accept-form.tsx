'use client';

import { useEffect, useState } from 'react';
import { Field } from '@/components/form/field';
import { FormAnswer } from '@/components/order/form-answer';
import { buttonStyle } from '@/components/ui/button-style';
import { Checkbox, Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { useOfferChoice } from '../offer-choice';
import { type OfferWay, WayField } from '../way-field';
import { SignaturePad } from './signature-pad';

/** The boxes of the options stand elsewhere on the page and belong to this form. */
export const ACCEPT_FORM = 'accept-form';

type Labels = Messages['offer'];
type Props = {
  way: OfferWay;
  locale: AppLocale;
  labels: Labels;
  buyer: { name: string; isConsumer: boolean };
};

/** The yes: who says it, in what capacity, signed, to a total that is shown. A plain form before JavaScript arrives. */
export function AcceptForm({ way, locale, labels, buyer }: Props) {
  const { totals, money, submission } = useOfferChoice();
  const { state, posted, pending, ref, formAction, onSubmit } = submission;
  const [live, setLive] = useState(false);
  const [drawn, setDrawn] = useState('');
  useEffect(() => setLive(true), []);
  const { accept } = labels;
  const errors = state.fieldErrors ?? {};
  const capacity = buyer.isConsumer ? accept.capacity_consumer : '';
  return (
    <form
      ref={ref}
      id={ACCEPT_FORM}
      action={formAction}
      onSubmit={onSubmit}
      noValidate={live}
      className="rounded-xl border border-line bg-surface p-4 sm:p-6"
    >
      <FormAnswer
        state={state}
        fresh={submission.fresh}
        locale={locale}
        words={{ errors: { one: labels.answer.check, other: labels.answer.check } }}
        generic={labels.answer.check}
        fieldLabels={{
          signerName: accept.name,
          signerCapacity: accept.capacity,
          terms: labels.sections.terms,
        }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="signerName" label={accept.name} error={errors.signerName} hint={accept.signature_hint}>
          {(aria) => (
            <Input
              {...aria}
              name="signerName"
              required
              minLength={2}
              maxLength={120}
              autoComplete="name"
              defaultValue={fieldValue(posted, 'signerName', buyer.name)}
            />
          )}
        </Field>
        <Field
          name="signerCapacity"
          label={accept.capacity}
          error={errors.signerCapacity}
          hint={accept.capacity_hint}
        >
          {(aria) => (
            <Input
              {...aria}
              name="signerCapacity"
              required
              minLength={2}
              maxLength={120}
              autoComplete="organization-title"
              defaultValue={fieldValue(posted, 'signerCapacity', capacity)}
            />
          )}
        </Field>
      </div>
      {live && <SignaturePad labels={accept} path={drawn} onChange={setDrawn} />}
      <input type="hidden" name="drawn" value={drawn} />
      <WayField way={way} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="shownGrossCents" value={fieldValue(posted, 'shownGrossCents')} readOnly />
      <label htmlFor="f-terms" className="mt-5 flex items-start gap-3 text-sm">
        <Checkbox
          id="f-terms"
          name="terms"
          required
          aria-invalid={errors.terms ? true : undefined}
          aria-describedby={errors.terms ? 'f-terms-error' : undefined}
          className="mt-0.5"
        />
        {accept.terms}
      </label>
      {errors.terms && (
        <p id="f-terms-error" className="mt-1 ml-7 text-sm text-danger">
          {errors.terms}
        </p>
      )}
      <div className="mt-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4">
        <p>
          <span className="block text-sm text-ink-muted">{labels.now}</span>
          <strong className="tabular text-lg font-semibold">{money(totals.dueNow.gross)}</strong>
        </p>
        <button
          type="submit"
          disabled={pending}
          aria-busy={pending}
          className={`${buttonStyle('primary', 'lg')} max-sm:w-full`}
        >
          {accept.submit}
        </button>
      </div>
      <p className="mt-3 text-xs text-ink-muted">
        {accept.lead} {accept.evidence}
      </p>
    </form>
  );
}
